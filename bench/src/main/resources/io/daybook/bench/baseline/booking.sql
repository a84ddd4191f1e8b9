-- What a booking writes, as one transaction in one round trip. Keys differ by run, client and number, so that nobody waits.
\set number :number + 1
\startpipeline
begin;
insert into event (position, event_id, entity_type, entity_id, version, type, commit_time, actor, request_id, envelope)
values (nextval('bench_position'), uuidv7(), 'appointment', uuidv7()::text, 1, 'APPOINTMENT_BOOKED', now(), 'bench', gen_random_uuid(), :envelope);
insert into command_receipt (request_id, fingerprint, entity_type, entity_id, version, position, commit_time)
values (gen_random_uuid(), :fingerprint, 'appointment', uuidv7()::text, 1, :number, now());
insert into appointment (appointment_id, snapshot)
values (uuidv7(), :snapshot);
insert into appointment_claim (calendar_id, appointment_id, start_time, end_time, blocked_start, blocked_end, exclusive_start, external_uid)
values ('room-' || :run || '-' || :client_id, uuidv7(), to_timestamp(1900000000 + 1800 * :number), to_timestamp(1900001800 + 1800 * :number), to_timestamp(1900000000 + 1800 * :number), to_timestamp(1900001800 + 1800 * :number), to_timestamp(1900000000 + 1800 * :number), '');
commit;
\endpipeline
