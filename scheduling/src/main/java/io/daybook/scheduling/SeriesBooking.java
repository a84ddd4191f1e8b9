package io.daybook.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.daybook.scheduling.SeriesDecision.Accepted;
import io.daybook.scheduling.SeriesDecision.OfAppointment;
import io.daybook.scheduling.SeriesDecision.Rejected;
import io.daybook.scheduling.SeriesEvent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Booking a series: every occurrence is decided by the rules of a single booking. */
final class SeriesBooking {

    /** Attendees of all occurrences together. */
    private static final int MAX_ATTENDANCES = 20_000;

    /** Bytes of the descriptions of all occurrences together. */
    private static final int MAX_DESCRIPTION_BYTES = 4 * 1024 * 1024;

    private final SeriesCommand.Book book;
    private final String seriesId;
    private final ZoneId zone;
    private final BookableCalendars.Open on;
    private final Function<String, Appointment> existing;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<OfAppointment> appointments = new ArrayList<>();

    private SeriesBooking(
            SeriesCommand.Book book,
            String seriesId,
            ZoneId zone,
            BookableCalendars.Open on,
            Function<String, Appointment> existing) {
        this.book = book;
        this.seriesId = seriesId;
        this.zone = zone;
        this.on = on;
        this.existing = existing;
    }

    static SeriesDecision decide(
            SeriesCommand.Book book, String seriesId, Function<String, Appointment> existing, Calendars calendars) {
        return switch (BookableCalendars.of(book.calendarIds(), calendars)) {
            case BookableCalendars.Refused(var reason) -> new Rejected(reason);
            case BookableCalendars.Open open -> {
                ZoneId zone = book.zone().orElse(open.main().zone());
                yield switch (Occurrences.of(book.first(), zone, book.rule(), book.excepted())) {
                    case Occurrences.Unusable(var reason) -> new Rejected(reason);
                    case Occurrences.Found(var starts) ->
                        new SeriesBooking(book, seriesId, zone, open, existing)
                                .decide(starts.stream().map(Occurrence::start).toList());
                };
            }
        };
    }

    private SeriesDecision decide(List<Instant> starts) {
        return outOfBounds(starts.getLast())
                .or(() -> tooLarge(starts.size()))
                .or(() -> overlapAmong(starts))
                .or(() -> beyondHorizon(starts.getLast()))
                .<SeriesDecision>map(Rejected::new)
                .orElseGet(() -> bookAll(starts));
    }

    private SeriesDecision bookAll(List<Instant> starts) {
        for (Instant start : starts) {
            Optional<Rejection> refusal = bookOne(start);
            if (refusal.isPresent() && book.allOrNone()) {
                return refused(start, refusal.get());
            }
        }
        if (appointments.isEmpty() && outcomes.getFirst() instanceof Outcome.Refused(var slot, var reason)) {
            return refused(slot.start(), reason);
        }
        List<String> ids =
                appointments.stream().map(OfAppointment::appointmentId).toList();
        var series = new Series.Known(book.calendarIds().getFirst(), book.ruleText(), zone.getId(), ids);
        return new Accepted(Optional.of(new SeriesEvent.Booked(series, outcomes)), appointments);
    }

    private Optional<Rejection> bookOne(Instant start) {
        TimeSlot slot = TimeSlot.startingAt(start, book.length());
        String id = appointmentId(start);
        Optional<Rejection> refusal = refusalOf(start, id);
        if (refusal.isPresent()) {
            outcomes.add(new Outcome.Refused(slot, refusal.get()));
        } else {
            outcomes.add(new Outcome.Fitting(slot, id));
            appointments.add(new OfAppointment(id, booked(slot)));
        }
        return refusal;
    }

    /** Does not look for other times yet: for each of a thousand occurrences that would hold up all others for long. */
    private Optional<Rejection> refusalOf(Instant start, String id) {
        return SlotPolicies.refusalsOf(wish(start), on.calendars())
                .findFirst()
                .or(() -> existing.apply(id) instanceof Appointment.Known
                        ? Optional.of(new Rejection.AppointmentExists())
                        : Optional.empty());
    }

    private AppointmentEvent booked(TimeSlot slot) {
        var booking = new Appointment.Booking(
                on.claimsOn(slot),
                slot,
                zone,
                book.details(),
                "",
                Optional.of(new Appointment.Occurrence(seriesId, slot.start())));
        return new AppointmentEvent.Booked(booking, on.requireConfirmation(), book.waiver().overrideReason());
    }

    private SlotWish wish(Instant start) {
        return SlotWish.of(TimeSlot.startingAt(start, book.length()), book.waiver(), book.now());
    }

    /** Follows from the series and the start, so that deciding needs no source of ids. */
    private String appointmentId(Instant start) {
        return UUID.nameUUIDFromBytes((seriesId + "/" + start).getBytes(UTF_8)).toString();
    }

    /** Before any other rule: what takes years or centuries would take those as long to decide. */
    private Optional<Rejection> outOfBounds(Instant last) {
        return switch (SlotResolution.of(new Start.At(last), new End.After(book.length()), zone)) {
            case SlotResolution.Unusable(var reason) -> Optional.of(reason);
            case SlotResolution.Resolved _ -> Optional.empty();
        };
    }

    /** Each occurrence is stored with all of the details, and all in one transaction that others wait for. */
    private Optional<Rejection> tooLarge(int occurrences) {
        int attendees = book.details().attendees().size();
        int descriptionBytes = book.details().description().getBytes(UTF_8).length;
        return tooMuch("attendees", attendees, MAX_ATTENDANCES / occurrences, "", occurrences)
                .or(() -> tooMuch(
                        "description", descriptionBytes, MAX_DESCRIPTION_BYTES / occurrences, " bytes", occurrences));
    }

    private static Optional<Rejection> tooMuch(String field, int much, int most, String unit, int occurrences) {
        return much <= most
                ? Optional.empty()
                : Optional.of(new Rejection.InvalidField(
                        field, "must be at most %d%s for %d occurrences".formatted(most, unit, occurrences)));
    }

    /** Occurrences are decided one by one and do not see each other: they must not meet. */
    private Optional<Rejection> overlapAmong(List<Instant> starts) {
        for (int i = 1; i < starts.size(); i++) {
            Duration room = Duration.between(starts.get(i - 1), starts.get(i));
            if (on.calendars().stream().anyMatch(calendar -> room.compareTo(blocked(calendar)) < 0)) {
                String problem = "and the calendars' buffers leave no room between %s and the next occurrence, %s later";
                return Optional.of(
                        new Rejection.InvalidField("duration", problem.formatted(starts.get(i - 1), room)));
            }
        }
        return Optional.empty();
    }

    private Duration blocked(OpenCalendar calendar) {
        CalendarRules rules = calendar.rules();
        return rules.bufferBefore().plus(book.length()).plus(rules.bufferAfter());
    }

    /** Also when only what fits is wanted: a series cut short in silence would be taken for whole. */
    private Optional<Rejection> beyondHorizon(Instant last) {
        return SlotPolicies.refusalsOf(wish(last), on.calendars())
                .filter(Rejection.BeyondHorizon.class::isInstance)
                .findFirst()
                .map(refusal -> new Rejection.OccurrenceRefused(last, refusal));
    }

    private SeriesDecision refused(Instant start, Rejection reason) {
        Rejection told = SlotPolicies.withAlternatives(reason, wish(start), on.calendars());
        return new Rejected(new Rejection.OccurrenceRefused(start, told));
    }
}
