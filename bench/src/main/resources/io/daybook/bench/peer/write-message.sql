-- One message to a stream of its own. A write locks the category of its stream: each client has one, so that nobody waits.
select write_message(gen_random_uuid()::varchar, 'room' || :client_id || '-' || gen_random_uuid(), 'AppointmentBooked', :data::jsonb);
