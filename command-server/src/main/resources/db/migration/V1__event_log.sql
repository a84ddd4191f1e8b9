-- The log and the state that decisions are made from. Only the holder of log_head's row lock writes any of these tables,
-- so every constraint below is a backstop: none of them is ever expected to refuse a row.

create table log_head (
    only_row    boolean primary key default true check (only_row),
    position    bigint not null check (position >= 0),
    commit_time timestamptz not null
);
insert into log_head (position, commit_time) values (0, 'epoch');

create table event (
    position    bigint primary key check (position > 0),
    event_id    uuid not null,
    entity_type text not null,
    entity_id   text not null,
    version     bigint not null check (version > 0),
    type        text not null,
    commit_time timestamptz not null,
    actor       text not null,
    request_id  uuid not null,
    envelope    bytea not null, -- daybook.v1.Event, as it goes out on the stream
    unique (entity_type, entity_id, version)
);

create table command_receipt (
    request_id  uuid primary key,
    fingerprint bytea not null, -- SHA-256 of the request
    entity_type text not null,
    entity_id   text not null,
    version     bigint not null,
    position    bigint not null,
    commit_time timestamptz not null
);

-- The newest snapshot of every entity: nothing is ever folded from its first event to decide a command.

create table calendar (
    calendar_id text primary key,
    snapshot    bytea not null -- daybook.v1.Calendar
);

create table appointment (
    appointment_id uuid primary key,
    calendar_id    text not null,
    active         boolean not null,
    start_time     timestamptz not null,
    end_time       timestamptz not null,
    external_uid   text not null,
    snapshot       bytea not null, -- daybook.v1.Appointment
    check (end_time > start_time)
);

-- Two bookings of one slot, the commonest double booking, cannot be stored even by a faulty sequencer.
create unique index appointment_slot on appointment (calendar_id, start_time) where active;
create unique index appointment_external_uid on appointment (calendar_id, external_uid)
    where active and external_uid <> '';
