package io.daybook.cli.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.cli.server.Refusal;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Claim;
import io.daybook.v1.ErrorReason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcsImportTest {

    private static final String OURS = "01a208fa-8483-7bfa-a622-aa2861d9074a";

    /** Not one a server would choose. */
    private static final String CHOSEN = "7c3ae2b0-95b1-4a5c-8f27-0d6c0a3e1b44";

    private final CalendarWithSeats calendar = new CalendarWithSeats(1);

    @RepeatedTest(20)
    void ofEventsThatOverlapTheEarlierWinsHoweverManyAreInFlight() {
        List<Entry> entries = new ArrayList<>();
        for (int day = 1; day <= 28; day++) {
            entries.add(entry("first " + day, day, "10:00", "11:00"));
            entries.add(entry("second " + day, day, "10:30", "11:30"));
            entries.add(entry("third " + day, day, "11:00", "12:00"));
        }

        ImportReport report = importer().run(plan(entries));

        assertThat(report.booked()).hasSize(56).noneMatch(booked -> booked.getTitle().startsWith("second"));
        assertThat(report.refused()).hasSize(28).allMatch(refused -> refused.title().startsWith("second"));
    }

    @Test
    void aRefusalSaysWhatWhenAndWhy() {
        ImportReport report = importer()
                .run(plan(List.of(entry("one", 1, "10:00", "11:00"), entry("other", 1, "10:30", "11:30"))));

        assertThat(report.refused())
                .containsExactly(new Refused(
                        "other",
                        "other",
                        "Mon 1 Feb 2027 10:30–11:30 UTC (+00:00)",
                        "the time is taken: busy Mon 1 Feb 2027 10:00–11:00 UTC (+00:00)"));
    }

    @Test
    void aSecondImportChangesNothing() {
        ImportPlan plan = plan(List.of(entry("one", 1, "10:00", "11:00"), entry("other", 2, "10:30", "11:30")));
        importer().run(plan);

        ImportReport second = importer().run(plan);

        assertThat(second.booked()).isEmpty();
        assertThat(second.unchanged()).isEqualTo(2);
        assertThat(second.refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {OURS, CHOSEN})
    void whatWasExportedFromThisCalendarIsKnownByItsId(String id) {
        calendar.put(appointment(id, "team", AppointmentState.APPOINTMENT_STATE_CONFIRMED));

        ImportReport report = importer().run(plan(List.of(entry(id, 1, "10:00", "11:00"))));

        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(calendar.requests).isEmpty();
    }

    @Test
    void whatTakesASeatHereIsKnownByItsIdWhereverItIsBooked() {
        calendar.put(appointment(OURS, "other", AppointmentState.APPOINTMENT_STATE_CONFIRMED).toBuilder()
                .addClaims(Claim.newBuilder().setCalendarId("team"))
                .build());

        assertThat(importer().run(plan(List.of(entry(OURS, 1, "10:00", "11:00")))).unchanged()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHOSEN, "7C3AE2B0-95B1-4A5C-8F27-0D6C0A3E1B44", "7c3ae2b095b14a5c8f270d6c0a3e1b44"})
    void aUidOfAnotherProducerThatIsAUuidIsBookedAsAnyOther(String uid) {
        assertThat(importer().run(plan(List.of(entry(uid, 1, "10:00", "11:00")))).booked())
                .extracting(Appointment::getExternalUid)
                .containsExactly(uid);
    }

    @Test
    void whatWasExportedFromAnotherCalendarOrIsCancelledIsBooked() {
        calendar.put(appointment(OURS, "other", AppointmentState.APPOINTMENT_STATE_CONFIRMED));
        assertThat(importer().run(plan(List.of(entry(OURS, 1, "10:00", "11:00")))).booked()).hasSize(1);

        calendar.put(appointment(OURS, "team", AppointmentState.APPOINTMENT_STATE_CANCELLED));
        assertThat(importer().run(plan(List.of(entry(OURS, 2, "10:00", "11:00")))).booked()).isEmpty();
    }

    @Test
    void aFailureThatIsNotAnEventsOwnEndsTheImport() {
        calendar.failure = Refusal.of(Status.Code.FAILED_PRECONDITION, ErrorReason.ERROR_REASON_CALENDAR_CLOSED);

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> importer().run(plan(List.of(entry("one", 1, "10:00", "11:00")))));
    }

    @Test
    void requestsAllowThePastAndCarryTheUid() {
        importer().run(plan(List.of(entry("one", 1, "10:00", "11:00"))));

        assertThat(calendar.requests)
                .singleElement()
                .satisfies(request -> assertThat(request.getAllowPast()).isTrue())
                .satisfies(request -> assertThat(request.getExternalUid()).isEqualTo("one"))
                .satisfies(request -> assertThat(request.getTimeZone()).isEqualTo("UTC"));
    }

    private IcsImport importer() {
        return new IcsImport("team", false, calendar, (done, all) -> assertThat(done).isBetween(1, all));
    }

    private static ImportPlan plan(List<Entry> entries) {
        return new ImportPlan(entries, List.of(), 0, 0, List.of());
    }

    private static Entry entry(String name, int day, String from, String to) {
        return new Entry(
                name, instant(day, from), instant(day, to), ZoneId.of("UTC"), name, "", List.of());
    }

    private static Instant instant(int day, String time) {
        return Instant.parse("2027-02-%02dT%s:00Z".formatted(day, time));
    }

    private static Appointment appointment(String id, String calendarId, AppointmentState state) {
        return Appointment.newBuilder()
                .setAppointmentId(id)
                .setCalendarId(calendarId)
                .setState(state)
                .build();
    }
}
