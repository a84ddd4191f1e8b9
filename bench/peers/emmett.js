// Appends events with Emmett, each to a stream of its own. It is told on stdin how many callers are to do so for how many
// milliseconds, and answers on stdout with how many events they appended in a second.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';

const [connectionString, content, connections] = process.argv.slice(2);
// Without a time-out, or it would connect anew after every turn of the others.
const pool = new pg.Pool({ connectionString, max: Number(connections), idleTimeoutMillis: 0 });
const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { pool } });
await store.schema.migrate();

const append = () => store.appendToStream(`appointment-${randomUUID()}`, [{ type: 'AppointmentBooked', data: { content } }]);

async function perSecond(callers, millis) {
  const start = performance.now();
  let appended = 0;
  const call = async () => {
    while (performance.now() - start < millis) {
      await append();
      appended++;
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return (appended * 1000) / (performance.now() - start);
}

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [callers, millis] = line.split(' ').map(Number);
  console.log(await perSecond(callers, millis));
}
await pool.end();
process.exit();
