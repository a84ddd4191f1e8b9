package io.daybook.verification.pipeline;

import static io.daybook.verification.Daybook.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CalendarMatch;
import io.daybook.v1.ExplainUnavailableRequest;
import io.daybook.v1.FreeSlot;
import io.daybook.v1.ListFreeSlotsRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command side and the query side agree about every start on a grid, over the days on which clocks change: what is
 * offered books, and what is not is refused for the first reason that the explanation gives.
 */
@ExtendWith(RunningDaybook.class)
class FreeSlotsAgreeTest {

    /** Every local time that rules can name is a multiple of this, and so is every offset. */
    private static final Duration STEP = Duration.ofMinutes(5);

    private static final Duration WINDOW = Duration.ofHours(30);
    private static final int BOOKINGS = 12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsOfferedBooksAndWhatIsNotIsRefusedAsExplained(long seed, Daybook daybook) {
        var random = new Random(seed);
        var calendars = new RandomCalendars(random);
        ZoneId zone = calendars.zone();
        Instant start = dayOfClockChange(zone);
        var ids = new ArrayList<String>();
        for (int i = 0; i <= seed % 3; i++) {
            ids.add(calendars.create(daybook, i == 0 ? zone : calendars.zone(), start, start.plus(WINDOW)));
        }
        long position = fill(daybook, ids, start, random);
        Duration length = Duration.ofMinutes(5 * (3 + random.nextInt(12)));

        Set<Instant> offered = offered(daybook, ids, start, length, position);
        var disagreements = new ArrayList<String>();
        for (Instant at = start; at.isBefore(start.plus(WINDOW)); at = at.plus(STEP)) {
            Optional<String> refusal = refusal(daybook, booking(ids, at, length).setValidateOnly(true));
            Optional<String> explained = explained(daybook, ids, at, length, position);
            if (offered.contains(at) == refusal.isPresent() || !explained.equals(refusal)) {
                disagreements.add("%s: offered %s, refused %s, explained %s"
                        .formatted(at, offered.contains(at), refusal, explained));
            }
        }
        assertThat(disagreements).as("seed %d, calendars %s", seed, ids).isEmpty();
    }

    /** The midnight before the next change of a zone's clocks that is some days off; in a zone without one, any. */
    private static Instant dayOfClockChange(ZoneId zone) {
        Instant soon = Instant.now().plus(3, ChronoUnit.DAYS);
        Instant change = Optional.ofNullable(zone.getRules().nextTransition(soon))
                .map(transition -> transition.getInstant())
                .orElse(soon);
        return change.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** Books some of the time, whatever the rules; returns the position of the last booking. */
    private static long fill(Daybook daybook, List<String> ids, Instant start, Random random) {
        long position = daybook.head();
        for (int i = 0; i < BOOKINGS; i++) {
            Instant at = start.plus(STEP.multipliedBy(random.nextInt((int) WINDOW.dividedBy(STEP))));
            var request = booking(List.of(ids.get(random.nextInt(ids.size()))), at, Duration.ofMinutes(5 + random.nextInt(90)))
                    .setOverrideReason("to fill the calendar");
            if (refusal(daybook, request).isEmpty()) {
                position = daybook.head();
            }
        }
        return position;
    }

    private static Set<Instant> offered(
            Daybook daybook, List<String> ids, Instant start, Duration length, long position) {
        var response = daybook.appointmentQueries()
                .listFreeSlots(ListFreeSlotsRequest.newBuilder()
                        .addAllCalendarIds(ids)
                        .setMatch(CalendarMatch.CALENDAR_MATCH_ALL)
                        .setWindowStartTime(timestamp(start))
                        .setWindowEndTime(timestamp(start.plus(WINDOW)))
                        .setDuration(Durations.fromSeconds(length.toSeconds()))
                        .setStep(Durations.fromSeconds(STEP.toSeconds()))
                        .setMinPosition(position)
                        .build());
        var starts = new HashSet<Instant>();
        for (FreeSlot slot : response.getSlotsList()) {
            starts.add(Instant.ofEpochSecond(slot.getStartTime().getSeconds()));
        }
        return starts;
    }

    private static Optional<String> explained(
            Daybook daybook, List<String> ids, Instant at, Duration length, long position) {
        return daybook.appointmentQueries()
                .explainUnavailable(ExplainUnavailableRequest.newBuilder()
                        .addAllCalendarIds(ids)
                        .setStartTime(timestamp(at))
                        .setEndTime(timestamp(at.plus(length)))
                        .setMinPosition(position)
                        .build())
                .getObstaclesList()
                .stream()
                .findFirst()
                .map(obstacle -> obstacle.getReason().name().substring("ERROR_REASON_".length()));
    }

    private static BookAppointmentRequest.Builder booking(List<String> ids, Instant at, Duration length) {
        return BookAppointmentRequest.newBuilder()
                .setCalendarId(ids.getFirst())
                .addAllAlsoCalendarIds(ids.subList(1, ids.size()))
                .setTitle("Appointment")
                .setStartTime(timestamp(at))
                .setDuration(Durations.fromSeconds(length.toSeconds()));
    }

    private static Optional<String> refusal(Daybook daybook, BookAppointmentRequest.Builder request) {
        try {
            daybook.appointments().bookAppointment(request.build());
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            return Optional.of(Failures.errorInfo(e).getReason());
        }
    }
}
