package io.daybook.cli.agenda;

import io.daybook.cli.output.Instants;
import io.daybook.v1.Appointment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One day of a calendar.
 *
 * @param appointments those that take time on it, by start, then id
 */
public record Day(LocalDate date, ZoneId zone, List<Appointment> appointments) {

    private static final Comparator<Appointment> BY_START = Comparator.<Appointment, Instant>comparing(
                    appointment -> Instants.of(appointment.getStartTime()))
            .thenComparing(Appointment::getAppointmentId);

    /** The days from a first one on, each with those of some appointments that touch it. */
    public static List<Day> of(LocalDate first, int count, ZoneId zone, List<Appointment> appointments) {
        List<Day> days = new ArrayList<>();
        for (LocalDate date = first; date.isBefore(first.plusDays(count)); date = date.plusDays(1)) {
            var empty = new Day(date, zone, List.of());
            days.add(new Day(
                    date,
                    zone,
                    appointments.stream().filter(empty::isTouchedBy).sorted(BY_START).toList()));
        }
        return days;
    }

    /** When it begins. */
    public Instant start() {
        return date.atStartOfDay(zone).toInstant();
    }

    /** When it ends, exclusive. */
    public Instant end() {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** When an appointment starts on this day. */
    Instant startOf(Appointment appointment) {
        Instant start = Instants.of(appointment.getStartTime());
        return start.isBefore(start()) ? start() : start;
    }

    /** When an appointment ends on this day. */
    Instant endOf(Appointment appointment) {
        Instant end = Instants.of(appointment.getEndTime());
        return end.isAfter(end()) ? end() : end;
    }

    boolean beganBefore(Appointment appointment) {
        return Instants.of(appointment.getStartTime()).isBefore(start());
    }

    boolean endsLater(Appointment appointment) {
        return Instants.of(appointment.getEndTime()).isAfter(end());
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(start()) && instant.isBefore(end());
    }

    /** The change of the clocks on this day, if there is one. */
    Optional<ZoneOffsetTransition> clockChange() {
        return Optional.ofNullable(zone.getRules().nextTransition(start().minusNanos(1)))
                .filter(change -> contains(change.getInstant()));
    }

    private boolean isTouchedBy(Appointment appointment) {
        return Instants.of(appointment.getStartTime()).isBefore(end())
                && Instants.of(appointment.getEndTime()).isAfter(start());
    }
}
