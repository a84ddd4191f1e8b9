package io.daybook.verification.model;

import io.daybook.v1.Appointment;
import io.daybook.v1.Calendar;
import io.daybook.v1.EntityType;
import io.daybook.v1.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The ids that an episode uses, whether there is anything behind them or not, and what the model has of them. */
final class Known {

    private final Dice dice;
    private final ModelState state;
    private final String prefix;
    private final int calendars;
    private final List<String> appointmentIds = new ArrayList<>();
    private List<String> present = List.of();
    private List<String> presentSeries = List.of();
    private final List<String> seriesIds = new ArrayList<>();

    Known(Dice dice, ModelState state, String prefix, int calendars) {
        this.dice = dice;
        this.state = state;
        this.prefix = prefix;
        this.calendars = calendars;
    }

    /** Looks which of the appointments asked for have come about. */
    void look() {
        presentSeries = seriesIds.stream().filter(id -> state.series(id).isPresent()).toList();
        Stream<String> occurrences =
                presentSeries.stream().flatMap(id -> state.series(id).orElseThrow().getAppointmentIdsList().stream());
        present = Stream.concat(appointmentIds.stream(), occurrences)
                .filter(id -> state.appointment(id).isPresent())
                .toList();
    }

    /** The id of a calendar; sometimes there is none. */
    String calendarId() {
        return prefix + dice.below(calendars);
    }

    /** A name for a calendar, written in one way or another. */
    String calendarName() {
        String name = "%sroom %d".formatted(prefix, dice.below(calendars + 6));
        return dice.oneOf(name, name, name.toUpperCase(Locale.ROOT), " " + name);
    }

    /** One of few, so that some are used twice. */
    String externalUid() {
        return "uid-" + dice.below(12);
    }

    /** The zone of a calendar; of one that is not there, any. */
    Optional<String> zoneOf(String calendarId) {
        return state.calendar(calendarId).map(Calendar::getTimeZone);
    }

    /** An id for a new appointment; sometimes one that is used already. */
    String newAppointmentId() {
        if (!appointmentIds.isEmpty() && dice.percent(3)) {
            return appointmentId();
        }
        appointmentIds.add(dice.uuid());
        return appointmentIds.getLast();
    }

    /** An id for a new series; sometimes one that is used already. */
    String newSeriesId() {
        if (!seriesIds.isEmpty() && dice.percent(8)) {
            return seriesId();
        }
        seriesIds.add(dice.uuid());
        return seriesIds.getLast();
    }

    String seriesId() {
        if (!presentSeries.isEmpty() && dice.percent(95)) {
            return dice.oneOf(presentSeries);
        }
        return seriesIds.isEmpty() ? dice.uuid() : dice.oneOf(seriesIds);
    }

    Optional<Series> series(String id) {
        return state.series(id);
    }

    /** An appointment that was asked for: sometimes it never came about. */
    String appointmentId() {
        if (!present.isEmpty() && dice.percent(95)) {
            return dice.oneOf(present);
        }
        return appointmentIds.isEmpty() ? dice.uuid() : dice.oneOf(appointmentIds);
    }

    /** Mostly an appointment that fits. */
    String appointmentId(Predicate<Appointment> fits) {
        if (!present.isEmpty() && dice.percent(88)) {
            int first = dice.below(present.size());
            for (int i = 0; i < present.size(); i++) {
                String id = present.get((first + i) % present.size());
                if (state.appointment(id).filter(fits).isPresent()) {
                    return id;
                }
            }
        }
        return appointmentId();
    }

    Optional<Appointment> appointment(String id) {
        return state.appointment(id);
    }

    /** A version to expect: mostly none or the present one. */
    long expectedVersion(EntityType type, String id) {
        long version = state.entity(type, id).map(Model::version).orElse(1L);
        return switch (dice.below(20)) {
            case 0 -> version + 1;
            case 1 -> Math.max(1, version - 1);
            case 2, 3, 4, 5, 6 -> version;
            default -> 0;
        };
    }
}
