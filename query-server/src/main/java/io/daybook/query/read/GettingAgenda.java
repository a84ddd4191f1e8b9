package io.daybook.query.read;

import io.daybook.query.view.AsOf;
import io.daybook.query.view.CalendarWindow;
import io.daybook.query.view.ViewReads;
import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.Appointment;
import io.daybook.v1.GetAgendaRequest;
import io.daybook.v1.GetAgendaResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the days of one calendar, as they are or as they were. Safe for use by many threads. */
public final class GettingAgenda {

    private static final int MOST_DAYS = 62;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    /** More than this clients do not take. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final Comparator<Appointment> BY_START_THEN_ID = Comparator.<Appointment>comparingLong(
                    appointment -> appointment.getStartTime().getSeconds())
            .thenComparing(Appointment::getAppointmentId);

    private final FreshReads reads;
    private final Clock clock;

    /** Reads from views; the clock tells what is not past. */
    public GettingAgenda(FreshReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * Answers the request.
     *
     * @throws ServiceException as the contract has it
     */
    public GetAgendaResponse get(GetAgendaRequest request) {
        var fields = new RequestFields();
        String calendarId = fields.calendarId("calendar_id", request.getCalendarId());
        LocalDate first = date(fields, request.getFirstDate());
        int days = days(fields, request.getDays());
        Optional<ZoneId> zone = request.getTimeZone().isEmpty()
                ? Optional.empty()
                : Optional.of(fields.zone("time_zone", request.getTimeZone()));
        long minPosition = fields.notNegative("min_position", request.getMinPosition());
        Optional<AsOf> asOf = asOf(fields, request);
        fields.throwIfAnyInvalid();
        long enough = Math.max(minPosition, asOf.map(AsOf::minPosition).orElse(0L));
        return reads.atPosition(enough, views -> {
            ZoneId ownZone = zoneOf(views, calendarId);
            return answer(calendarId, new LocalDays(first, days, zone.orElse(ownZone)), asOf, views);
        });
    }

    private Optional<AsOf> asOf(RequestFields fields, GetAgendaRequest request) {
        return switch (request.getAsOfCase()) {
            case ASOF_NOT_SET -> Optional.empty();
            case AS_OF_POSITION -> Optional.of(AsOfFields.position(fields, request.getAsOfPosition()));
            case AS_OF_TIME -> Optional.of(AsOfFields.time(fields, request.getAsOfTime(), clock.instant()));
        };
    }

    private static LocalDate date(RequestFields fields, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(EARLIEST) && date.isBefore(LATEST)) {
                return date;
            }
        } catch (DateTimeException e) {
            // Told below, with what is no date of ours.
        }
        fields.invalid("first_date", "must be a date such as 2027-03-01, from 1900 to 2199");
        return EARLIEST;
    }

    private static int days(RequestFields fields, int days) {
        if (days < 0 || days > MOST_DAYS) {
            fields.invalid("days", "must be 1 to 62");
        }
        return Math.max(1, days);
    }

    private static ZoneId zoneOf(ViewReads views, String calendarId) {
        return ZoneId.of(views.calendar(calendarId)
                .orElseThrow(() -> ReadFailures.noCalendar(calendarId))
                .getTimeZone());
    }

    private static GetAgendaResponse answer(String calendarId, LocalDays days, Optional<AsOf> asOf, ViewReads views) {
        CalendarWindow window = days.onCalendar(calendarId);
        var appointments = new Receivable();
        try (Stream<Appointment> found = asOf.map(then -> views.past().appointmentsOnceIn(window, then))
                .orElseGet(() -> views.appointmentsIn(window))) {
            found.filter(window::holds).forEach(appointments::add);
        }
        var answer = GetAgendaResponse.newBuilder()
                .addAllDays(days.withAppointments(calendarId, appointments.sorted()))
                .setTimeZone(days.zone().getId())
                .setAsOfPosition(views.position())
                .build();
        requireReceivable(answer.getSerializedSize());
        return answer;
    }

    private static void requireReceivable(long bytes) {
        if (bytes > MAX_BYTES) {
            var fields = new RequestFields();
            fields.invalid("days", "must be fewer, as the answer would be larger than 4 MiB");
            fields.throwIfAnyInvalid();
        }
    }

    /** The appointments of an answer, each of which is on one of its days at least. For one thread. */
    private static final class Receivable {

        private final List<Appointment> appointments = new ArrayList<>();
        private long bytes;

        /** Refuses the first that is too much: whatever follows is not to be read. */
        void add(Appointment appointment) {
            bytes += appointment.getSerializedSize();
            requireReceivable(bytes);
            appointments.add(appointment);
        }

        List<Appointment> sorted() {
            return appointments.stream().sorted(BY_START_THEN_ID).toList();
        }
    }
}
