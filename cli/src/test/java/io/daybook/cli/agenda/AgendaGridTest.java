package io.daybook.cli.agenda;

import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_CONFIRMED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_HELD;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.cli.output.Instants;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AgendaGridTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant ANOTHER_DAY = Instant.EPOCH;

    @Test
    void daysStandBesideEachOtherWithTheirStatesAndTheCurrentTimeMarked() {
        List<Day> days = days("2027-03-02", 2,
                appointment("Planning the whole year", "2027-03-02T09:00:00Z", "2027-03-02T10:30:00Z"),
                appointment("Review", APPOINTMENT_STATE_PENDING, "2027-03-03T12:15:00Z", "2027-03-03T13:30:00Z"),
                appointment("", APPOINTMENT_STATE_HELD, "2027-03-03T09:00:00Z", "2027-03-03T09:30:00Z"));

        assertThat(rows(days, 44, Instant.parse("2027-03-02T07:05:30Z"), 0, 13)).isEqualTo("""
                      │Tue 2 Mar (today) │Wed 3 Mar
                >08:05│                  │
                      │                  │
                09:00 │                  │
                      │                  │
                10:00 │▌Planning the who…│▌10:00 ~ held ann
                      │▌10:00–11:30      │
                11:00 │▌                 │
                      │                  │
                12:00 │                  │
                      │                  │
                13:00 │                  │▌? Review
                      │                  │▌13:15–14:30""");
        assertThat(rows(days, 44, ANOTHER_DAY, 21, 22)).isEqualTo("      ~ held   ? pending");
    }

    @Test
    void appointmentsOfTheSameTimeStandInLanes() {
        List<Day> days = days("2027-03-02", 1, crowd());

        assertThat(rows(days, 60, ANOTHER_DAY, 3, 9)).isEqualTo("""
                09:00 │▌A
                      │▌09:00–11:00     ▌09:30 B
                10:00 │▌                ▌C               ▌10:10 D
                      │▌                ▌10:00–11:30
                11:00 │                 ▌
                      │""");
    }

    @Test
    void whereLanesDoNotFitTheOthersAreCounted() {
        List<Day> days = days("2027-03-02", 1, crowd());

        assertThat(rows(days, 22, ANOTHER_DAY, 3, 9)).isEqualTo("""
                09:00 │▌A
                      │▌–11:00▌+1
                10:00 │▌      ▌+2
                      │▌      ▌+1
                11:00 │       ▌+1
                      │""");
    }

    @Test
    void anAppointmentOverMidnightIsOnBothDaysAndTheHoursReachThere() {
        List<Day> days = days("2027-03-02", 2, appointment("Night", "2027-03-02T21:00:00Z", "2027-03-03T01:00:00Z"));

        assertThat(rows(days, 44, ANOTHER_DAY, 1, 4)).isEqualTo("""
                00:00 │                  │▌Night
                      │                  │▌…00:00–02:00
                01:00 │                  │▌""");
        assertThat(rows(days, 44, ANOTHER_DAY, 45, 47)).isEqualTo("""
                22:00 │▌Night            │
                      │▌22:00–24:00…     │""");
    }

    @Test
    void hoursThatAClockChangeSkipsAreMarked() {
        List<Day> days = days("2027-03-28", 1, appointment("Early", "2027-03-28T01:30:00Z", "2027-03-28T01:45:00Z"),
                appointment("Night", "2027-03-28T00:30:00Z", "2027-03-28T01:00:00Z"));

        assertThat(rows(days, 42, ANOTHER_DAY, 1, 7)).isEqualTo("""
                01:00 │
                      │▌01:30 Night
                02:00 │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
                      │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
                03:00 │
                      │▌03:30 Early""");
        assertThat(all(days, 42)).endsWith("      Sun 28 Mar: clocks go from 02:00 to 03:00");
    }

    @Test
    void timesThatOccurTwiceStandBesideEachOtherWithTheirOffsets() {
        List<Day> days = days("2027-10-31", 1, appointment("First", "2027-10-31T00:30:00Z", "2027-10-31T01:00:00Z"),
                appointment("Second", "2027-10-31T01:30:00Z", "2027-10-31T02:00:00Z"));

        assertThat(rows(days, 60, ANOTHER_DAY, 1, 3)).isEqualTo("""
                02:00 │
                      │▌02:30 (+02:00) First     ▌02:30 (+01:00) Second""");
    }

    @Test
    void anEmptyDayShowsItsHours() {
        assertThat(all(days("2027-03-02", 1), 42).lines()).hasSize(21).anyMatch("17:00 │"::equals);
    }

    @Test
    void aTerminalTooNarrowForSoManyDaysGetsNoDrawing() {
        assertThat(AgendaGrid.lines(days("2027-03-01", 7), 75, ANOTHER_DAY)).isEmpty();
    }

    @Test
    void aWeekFitsATerminalOfEightyColumns() {
        List<Day> days = days("2027-03-08", 7, appointment("Planning", "2027-03-09T09:00:00Z", "2027-03-09T10:30:00Z"),
                appointment("Call", "2027-03-10T09:00:00Z", "2027-03-10T09:30:00Z"));

        assertThat(rows(days, 80, Instant.parse("2027-03-09T20:00:00Z"), 0, 1))
                .isEqualTo("      │Mon 8 Mar│*Tue 9   │Wed 10   │Thu 11   │Fri 12   │Sat 13   │Sun 14");
        assertThat(rows(days, 80, ANOTHER_DAY, 5, 7)).isEqualTo("""
                10:00 │         │▌Planning│▌Call    │         │         │         │
                      │         │▌–11:30  │         │         │         │         │""");
    }

    @Test
    void noLineIsLongerThanTheTerminal() {
        for (int width = 20; width < 120; width++) {
            int most = width;
            assertThat(all(days("2027-03-02", 1, crowd()), width).lines()).allMatch(line -> line.length() <= most);
        }
    }

    @Test
    void aListHasALineForEachAppointmentOfADay() {
        List<Day> days = days("2027-03-02", 3,
                appointment("Night", "2027-03-02T21:00:00Z", "2027-03-03T01:00:00Z"),
                appointment("", APPOINTMENT_STATE_HELD, "2027-03-02T09:00:00Z", "2027-03-02T09:30:00Z"));

        assertThat(AgendaList.lines(days))
                .containsExactly(
                        "Tue 2 Mar 2027 Europe/Berlin (+01:00)",
                        "  10:00–10:30   held       held ann  id-",
                        "  22:00–24:00…  confirmed  Night     id-Night",
                        "Wed 3 Mar 2027 Europe/Berlin (+01:00)",
                        "  …00:00–02:00  confirmed  Night  id-Night",
                        "Thu 4 Mar 2027 Europe/Berlin (+01:00)",
                        "  nothing");
    }

    private static Appointment[] crowd() {
        return new Appointment[] {
            appointment("A", "2027-03-02T08:00:00Z", "2027-03-02T10:00:00Z"),
            appointment("B", "2027-03-02T08:30:00Z", "2027-03-02T09:00:00Z"),
            appointment("C", "2027-03-02T09:00:00Z", "2027-03-02T10:30:00Z"),
            appointment("D", "2027-03-02T09:10:00Z", "2027-03-02T09:20:00Z")
        };
    }

    private static List<Day> days(String first, int count, Appointment... appointments) {
        return Day.of(LocalDate.parse(first), count, BERLIN, List.of(appointments));
    }

    private static Appointment appointment(String title, String start, String end) {
        return appointment(title, APPOINTMENT_STATE_CONFIRMED, start, end);
    }

    private static Appointment appointment(String title, AppointmentState state, String start, String end) {
        return Appointment.newBuilder()
                .setAppointmentId("id-" + title)
                .setTitle(title)
                .setState(state)
                .setHolder(state == APPOINTMENT_STATE_HELD ? "ann" : "")
                .setStartTime(Instants.timestamp(Instant.parse(start)))
                .setEndTime(Instants.timestamp(Instant.parse(end)))
                .build();
    }

    private static String all(List<Day> days, int width) {
        return String.join("\n", AgendaGrid.lines(days, width, ANOTHER_DAY).orElseThrow());
    }

    private static String rows(List<Day> days, int width, Instant now, int from, int to) {
        return AgendaGrid.lines(days, width, now).orElseThrow().subList(from, to).stream()
                .collect(Collectors.joining("\n"));
    }
}
