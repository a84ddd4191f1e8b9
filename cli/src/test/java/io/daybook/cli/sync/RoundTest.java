package io.daybook.cli.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.daybook.cli.ics.Entry;
import io.daybook.cli.ics.ImportPlan;
import io.daybook.cli.ics.Refused;
import io.daybook.cli.output.Instants;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Attendee;
import io.daybook.v1.Claim;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rounds of a sync, from what the source says to what is on the calendar. Events are named by their UIDs. */
class RoundTest {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final Provenance SOURCE = new Provenance("team", "source");

    private static final Attendee ANN = Attendee.newBuilder().setEmail("ann@example.org").build();

    private final SyncedCalendar calendar = new SyncedCalendar(1);

    @Test
    void aSourceIsBookedAndASecondRoundChangesNothing() {
        SyncReport first = sync(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"));

        assertThat(first.summary())
                .isEqualTo("2 added, 0 moved, 0 described anew, 0 cancelled, 0 unchanged, 0 left alone, 0 refused");
        calendar.log.clear();

        SyncReport second = sync(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"));

        assertThat(calendar.log).isEmpty();
        assertThat(second.summary())
                .isEqualTo("0 added, 0 moved, 0 described anew, 0 cancelled, 2 unchanged, 0 left alone, 0 refused");
    }

    @Test
    void onlyWhatDiffersIsChanged() {
        sync(event("stays", "02T08", "02T09"), event("moves", "02T10", "02T11"), event("goes", "02T12", "02T13"),
                event("renamed", "02T14", "02T15"));
        calendar.log.clear();

        SyncReport report = sync(event("stays", "02T08", "02T09"), event("moves", "03T10", "03T11"),
                titled("renamed", "Another title", "02T14", "02T15"), event("comes", "02T16", "02T17"));

        assertThat(calendar.log).containsExactly("move moves", "describe renamed", "book comes", "cancel goes");
        assertThat(report.summary())
                .isEqualTo("1 added, 1 moved, 1 described anew, 1 cancelled, 1 unchanged, 0 left alone, 0 refused");
        assertBooked(event("stays", "02T08", "02T09"), event("moves", "03T10", "03T11"),
                titled("renamed", "Another title", "02T14", "02T15"), event("comes", "02T16", "02T17"));
    }

    @Test
    void whatIsBothMovedAndRenamedKeepsItsId() {
        sync(event("a", "02T10", "02T11"));
        String id = calendar.active().getFirst().getAppointmentId();

        SyncReport report = sync(titled("a", "Renamed", "04T10", "04T12"));

        assertThat(report.refused()).isEmpty();
        assertBooked(titled("a", "Renamed", "04T10", "04T12"));
        assertThat(calendar.active()).extracting(Appointment::getAppointmentId).containsExactly(id);
    }

    @Test
    void aRowOfMovesEachIntoThePlaceOfTheNextNeedsNoSecondTry() {
        sync(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"), event("c", "02T12", "02T13"));
        calendar.log.clear();

        sync(event("a", "02T11", "02T12"), event("b", "02T12", "02T13"), event("c", "02T13", "02T14"));

        assertThat(calendar.log).containsExactly("move c", "move b", "move a");
    }

    @Test
    void twoThatExchangeTheirTimesDo() {
        sync(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"));
        calendar.log.clear();

        SyncReport report = sync(event("a", "02T11", "02T12"), event("b", "02T10", "02T11"));

        assertThat(report.refused()).isEmpty();
        assertThat(report.moved()).isEqualTo(2);
        assertThat(calendar.log).containsExactly("cancel a", "move b", "book a");
        assertBooked(event("b", "02T10", "02T11"), event("a", "02T11", "02T12"));
        calendar.log.clear();
        sync(event("a", "02T11", "02T12"), event("b", "02T10", "02T11"));
        assertThat(calendar.log).isEmpty();
    }

    @Test
    void aCircleOfThreeIsResolvedByOneThatStepsAside() {
        sync(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"), event("c", "02T12", "02T13"));
        calendar.log.clear();

        SyncReport report =
                sync(event("a", "02T11", "02T12"), event("b", "02T12", "02T13"), event("c", "02T10", "02T11"));

        assertThat(report.refused()).isEmpty();
        assertThat(calendar.log).filteredOn(step -> step.startsWith("cancel")).hasSize(1);
        assertBooked(event("c", "02T10", "02T11"), event("a", "02T11", "02T12"), event("b", "02T12", "02T13"));
    }

    @Test
    void whoeverCannotMoveKeepsItsOldTimeAndSoDoWhoeverWaitsForIt() {
        calendar.put(foreign("x", "", "02T13", "02T14"));
        sync(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"));
        calendar.log.clear();

        SyncReport report = sync(event("a", "02T11", "02T12"), event("b", "02T13", "02T14"));

        assertThat(report.refused()).extracting(Refused::uid).containsExactlyInAnyOrder("a", "b");
        assertThat(calendar.log).isEmpty();
    }

    @Test
    void nobodyStepsAsideForOneThatCannotMoveAnyway() {
        calendar.put(foreign("x", "", "02T09", "02T10"));
        sync(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"));
        calendar.log.clear();

        SyncReport report = sync(event("a", "02T11", "02T12"), event("b", "02T09", "02T11"));

        assertThat(report.refused()).extracting(Refused::uid).containsExactlyInAnyOrder("a", "b");
        assertThat(calendar.log).isEmpty();
        assertBooked(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"));
    }

    @Test
    void nobodyStepsAsideForOneThatWaitsForSuchAOne() {
        calendar.put(foreign("x", "", "02T13", "02T14"));
        sync(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"), event("c", "02T09", "02T10"));
        calendar.log.clear();

        sync(event("a", "02T11", "02T12"), event("b", "02T09", "02T11"), event("c", "02T13", "02T14"));

        assertThat(calendar.log).isEmpty();
    }

    @Test
    void nobodyStepsAsideIfItCouldNotMoveEither() {
        sync(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"), event("c", "02T12", "02T13"));
        List<Appointment> seen = calendar.appointments();
        calendar.put(seen.getLast().toBuilder().setVersion(2).build());
        calendar.log.clear();

        Differences differences = new Comparison(SOURCE, seen, NOW).with(plan(
                List.of(), event("a", "02T11", "02T13"), event("b", "02T10", "02T11"), event("c", "02T14", "02T15")));
        new Round(calendar, SOURCE, new Requests(""), differences).run();

        assertThat(calendar.log).isEmpty();
    }

    @Test
    void whatMovesToThePlaceOfWhatIsGoneFindsItFree() {
        sync(event("a", "02T10", "02T11"), event("gone", "02T12", "02T13"));
        calendar.log.clear();

        sync(event("a", "02T12", "02T13"));

        assertThat(calendar.log).containsExactly("cancel gone", "move a");
    }

    @Test
    void whatWasBookedByOthersIsNeverTouched() {
        calendar.put(foreign("by hand", "", "02T08", "02T09"));
        calendar.put(foreign("imported", "imported", "02T09", "02T10"));
        calendar.put(foreign(new Provenance("team", "another").id("other", 0), "other", "02T10", "02T11"));

        SyncReport report = sync(event("imported", "05T09", "05T10"), event("a", "03T10", "03T11"));

        assertThat(calendar.log).containsExactly("book a");
        assertThat(report.differences().leftAlone()).isEqualTo(1);
        sync();
        assertThat(calendar.log).containsExactly("book a", "cancel a");
    }

    @Test
    void whatTakesThePlaceOfWhatIsGoneIsBookedRightAfterIt() {
        sync(event("a1", "02T10", "02T11"), event("a2", "03T10", "03T11"), event("a3", "04T10", "04T11"));
        calendar.log.clear();
        calendar.fewest = Integer.MAX_VALUE;

        SyncReport report = sync(
                event("b1", "02T10", "02T12"), event("b2", "03T10", "03T12"), event("b3", "04T10", "04T12"));

        assertThat(report.refused()).isEmpty();
        assertThat(calendar.log).hasSize(6);
        assertBooked(event("b1", "02T10", "02T12"), event("b2", "03T10", "03T12"), event("b3", "04T10", "04T12"));
    }

    @Test
    void aCalendarIsNeverEmptyOnTheWay() {
        sync(event("a1", "02T10", "02T11"), event("a2", "03T10", "03T11"));
        calendar.fewest = Integer.MAX_VALUE;

        sync(event("b1", "02T11", "02T12"), event("b2", "03T11", "03T12"));

        assertThat(calendar.fewest).isEqualTo(2);
    }

    @Test
    void theBuffersOfWhatIsGoneAreFreedFirst() {
        Appointment gone = foreign(SOURCE.id("gone", 0), "gone", "02T10", "02T11").toBuilder()
                .addClaims(Claim.newBuilder()
                        .setCalendarId("team")
                        .setStartTime(Instants.timestamp(instant("02T09")))
                        .setEndTime(Instants.timestamp(instant("02T12"))))
                .build();
        calendar.put(gone);

        sync(event("new", "02T12", "02T13"));

        assertThat(calendar.log).containsExactly("cancel gone", "book new");
    }

    @Test
    void whatHasEndedIsHistory() {
        calendar.put(foreign(SOURCE.id("gone", 0), "gone", "01T08", "01T09"));
        calendar.put(foreign(SOURCE.id("renamed", 0), "renamed", "01T09", "01T10"));

        SyncReport report = sync(titled("renamed", "Another", "01T09", "01T10"), event("past", "01T07", "01T08"));

        assertThat(calendar.log).containsExactly("book past");
        assertThat(calendar.requests.getFirst().getAllowPast()).isTrue();
        assertThat(report.differences().unchanged()).isEqualTo(1);
    }

    @Test
    void whatHasEndedMovesIfTheSourceGivesItATimeToCome() {
        calendar.put(foreign(SOURCE.id("postponed", 0), "postponed", "01T08", "01T09"));

        sync(event("postponed", "05T08", "05T09"));

        assertThat(calendar.log).containsExactly("move postponed");
    }

    @Test
    void whatWasCancelledHereComesBackUnderANewIdUnlessItIsHistoryOrWasDeclined() {
        sync(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"), event("past", "01T08", "01T09"));
        ours().forEach(each -> calendar.end(
                each.getAppointmentId(),
                1,
                each.getExternalUid().equals("b")
                        ? AppointmentState.APPOINTMENT_STATE_DECLINED
                        : AppointmentState.APPOINTMENT_STATE_CANCELLED));
        calendar.log.clear();

        SyncReport report = sync(event("a", "02T10", "02T11"), event("b", "02T11", "02T12"), event("past", "01T08", "01T09"));

        assertThat(calendar.log).containsExactly("book a");
        assertThat(report.differences().leftAlone()).isEqualTo(2);
        assertThat(ours()).extracting(Appointment::getAppointmentId).containsExactly(SOURCE.id("a", 1));
    }

    @Test
    void anIdThatIsInUseUnseenIsPassedOver() {
        calendar.put(foreign(SOURCE.id("a", 0), "a", "02T10", "02T11").toBuilder()
                .setState(AppointmentState.APPOINTMENT_STATE_CANCELLED)
                .build());
        var unseen = new Comparison(SOURCE, List.of(), NOW).with(plan(List.of(), event("a", "02T10", "02T11")));

        new Round(calendar, SOURCE, new Requests(""), unseen).run();

        assertThat(ours()).extracting(Appointment::getAppointmentId).containsExactly(SOURCE.id("a", 1));
    }

    @Test
    void whatTookPlaceIsNotTouched() {
        calendar.put(foreign(SOURCE.id("a", 0), "a", "01T11", "01T13").toBuilder()
                .setState(AppointmentState.APPOINTMENT_STATE_COMPLETED)
                .build());

        sync(event("a", "04T11", "04T13"));
        sync();

        assertThat(calendar.log).isEmpty();
    }

    @Test
    void anEventThatCannotBeReadAtPresentIsNotTakenForGone() {
        sync(event("a", "02T10", "02T11"), event("series/2027-03-03", "03T10", "03T11"));
        calendar.log.clear();

        var unread = List.of(new Refused("a", "A", "", "?"), new Refused("series", "Series", "", "?"));
        SyncReport report = sync(plan(unread));

        assertThat(calendar.log).isEmpty();
        assertThat(report.refused()).isEqualTo(unread);
    }

    @Test
    void whatWasChangedByOthersMeanwhileIsLeftToTheNextRound() {
        sync(event("a", "02T10", "02T11"));
        List<Appointment> seen = calendar.appointments();
        Appointment a = seen.getFirst();
        calendar.put(a.toBuilder().setVersion(2).setTitle("By hand").build());

        Differences differences =
                new Comparison(SOURCE, seen, NOW).with(plan(List.of(), event("a", "03T10", "03T11")));
        SyncReport report = new Round(calendar, SOURCE, new Requests(""), differences).run();

        assertThat(report.refused()).extracting(Refused::reason).containsExactly("the version is 2, not 1");
        sync(event("a", "03T10", "03T11"));
        assertBooked(event("a", "03T10", "03T11"));
    }

    @Test
    void requestsAreTheSameEveryTimeAndDifferWhereTheChangeDoes() {
        Entry wanted = event("a", "02T10", "02T11");
        Change one = new Change(foreign(UUID.randomUUID().toString(), "a", "02T08", "02T09"), wanted);
        Change later = new Change(one.booked().toBuilder().setVersion(2).build(), wanted);
        var requests = new Requests("");

        assertThat(requests.reschedule(one)).isEqualTo(requests.reschedule(one));
        assertThat(Stream.of(
                        requests.reschedule(one).getRequestId(),
                        requests.reschedule(later).getRequestId(),
                        requests.update(one.booked(), wanted).getRequestId(),
                        requests.cancel(one.booked(), "").getRequestId()))
                .doesNotHaveDuplicates();
    }

    private SyncReport sync(Entry... events) {
        return sync(plan(List.of(), events));
    }

    private SyncReport sync(ImportPlan plan) {
        Differences differences = new Comparison(SOURCE, calendar.appointments(), NOW).with(plan);
        return new Round(calendar, SOURCE, new Requests(""), differences).run();
    }

    private static ImportPlan plan(List<Refused> unread, Entry... events) {
        List<Entry> sorted = Stream.of(events).sorted(Comparator.comparing(Entry::start)).toList();
        return new ImportPlan(sorted, unread, 0, 0, List.of());
    }

    private List<Appointment> ours() {
        return calendar.active().stream().filter(SOURCE::isOf).toList();
    }

    private void assertBooked(Entry... expected) {
        assertThat(ours())
                .extracting(
                        Appointment::getExternalUid,
                        Appointment::getTitle,
                        each -> Instants.of(each.getStartTime()),
                        each -> Instants.of(each.getEndTime()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(expected)
                        .map(each -> tuple(each.externalUid(), each.title(), each.start(), each.end()))
                        .toList());
    }

    private static Entry event(String uid, String from, String to) {
        return titled(uid, uid, from, to);
    }

    private static Entry titled(String uid, String title, String from, String to) {
        return new Entry(uid, instant(from), instant(to), ZoneId.of("UTC"), title, "",
                List.of(ANN));
    }

    private static Appointment foreign(String id, String uid, String from, String to) {
        return Appointment.newBuilder()
                .setAppointmentId(isUuid(id) ? id : UUID.randomUUID().toString())
                .setCalendarId("team")
                .setExternalUid(uid)
                .setTitle(uid)
                .setStartTime(Instants.timestamp(instant(from)))
                .setEndTime(Instants.timestamp(instant(to)))
                .setTimeZone("UTC")
                .addAttendees(ANN)
                .setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED)
                .setVersion(1)
                .build();
    }

    private static boolean isUuid(String text) {
        return text.length() == 36;
    }

    private static Instant instant(String dayAndHour) {
        return Instant.parse("2027-03-" + dayAndHour + ":00:00Z");
    }
}
