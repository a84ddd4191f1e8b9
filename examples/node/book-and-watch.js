// Books an appointment on the calendar "team", follows it until it is cancelled, and cancels it meanwhile.
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const contract = loader.loadSync(
  ['daybook/v1/appointment_command_service.proto', 'daybook/v1/appointment_query_service.proto'],
  { includeDirs: [new URL('../../proto/src/main/proto', import.meta.url).pathname], longs: Number, enums: String });
const { AppointmentCommandService, AppointmentQueryService } = grpc.loadPackageDefinition(contract).daybook.v1;
const plain = grpc.credentials.createInsecure();
const commands = new AppointmentCommandService(process.env.DAYBOOK_COMMAND_ADDRESS ?? '127.0.0.1:7401', plain);
const queries = new AppointmentQueryService(process.env.DAYBOOK_QUERY_ADDRESS ?? '127.0.0.1:7403', plain);

const wish = { calendarId: 'team', title: 'Booked from Node', localStartTime: '2099-03-02T16:00', duration: { seconds: 1800 } };
commands.bookAppointment(wish, (refused, booked) => {
  if (refused) throw refused;
  const { id, version, position } = booked.receipt;
  console.log(`booked ${id}, version ${version}, on disk at position ${position}`);
  const watch = queries.watchAppointment({ appointmentId: id, untilVersion: version + 1 });
  watch.on('data', ({ appointment }) => {
    if (!appointment) return; // a heartbeat: the views do not show it yet
    console.log(`version ${appointment.version}: ${appointment.state}`);
    if (appointment.version === version) {
      commands.cancelAppointment({ appointmentId: id, reason: 'only an example' }, (failed) => { if (failed) throw failed; });
    }
  });
  watch.on('error', (broken) => { throw broken; });
  watch.on('end', () => { commands.close(); queries.close(); });
});
