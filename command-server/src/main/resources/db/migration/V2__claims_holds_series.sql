-- An appointment can take time on several calendars, buffers included: one row for each, as long as it takes that time.

create table appointment_claim (
    calendar_id     text not null,
    appointment_id  uuid not null,
    start_time      timestamptz not null,
    end_time        timestamptz not null,
    blocked_start   timestamptz not null, -- with the buffers that were in force when the time was claimed
    blocked_end     timestamptz not null,
    exclusive_start timestamptz, -- start_time, if the calendar had one seat when the time was claimed
    external_uid    text not null, -- only on the main calendar
    primary key (appointment_id, calendar_id),
    check (end_time > start_time and blocked_start <= start_time and blocked_end >= end_time)
);

insert into appointment_claim
select calendar_id, appointment_id, start_time, end_time, start_time, end_time, start_time, external_uid
from appointment
where active;

-- Two bookings of one slot, the commonest double booking, cannot be stored even by a faulty sequencer.
create unique index appointment_claim_slot on appointment_claim (calendar_id, exclusive_start);
create unique index appointment_claim_external_uid on appointment_claim (calendar_id, external_uid)
    where external_uid <> '';

drop index appointment_slot;
drop index appointment_external_uid;
alter table appointment
    drop column calendar_id,
    drop column active,
    drop column start_time,
    drop column end_time,
    drop column external_uid,
    add column hold_expire_time timestamptz; -- set while the appointment is held
create index appointment_hold on appointment (hold_expire_time) where hold_expire_time is not null;

-- What tells the names of open calendars apart; null once closed.
alter table calendar add column name_key text;
create unique index calendar_name on calendar (name_key);

create table series (
    series_id uuid primary key,
    snapshot  bytea not null -- daybook.v1.Series
);
