package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import io.daybook.cli.rules.ExceptionText;
import io.daybook.cli.rules.WeekText;
import io.daybook.cli.server.Refusal;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.CreateCalendarResponse;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.GetCalendarRequest;
import io.daybook.v1.GetCalendarResponse;
import io.daybook.v1.HoursExceptionKind;
import io.daybook.v1.Misfit;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.v1.UpdateCalendarResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands for the rules of calendars. */
class CalendarRulesTest {

    private static final Calendar TEAM = Calendar.newBuilder()
            .setCalendarId("team")
            .setName("The team")
            .setTimeZone("Europe/Berlin")
            .setVersion(7)
            .setRules(CalendarRules.newBuilder()
                    .addAllWeeklyHours(WeekText.parse("mon-fri 09:00-17:00"))
                    .addHoursExceptions(ExceptionText.parse(
                            HoursExceptionKind.HOURS_EXCEPTION_KIND_CLOSED, "2027-12-24..2027-12-26"))
                    .setSeats(3)
                    .setMinNotice(Duration.newBuilder().setSeconds(86_400)))
            .build();

    private ScriptedServers servers;

    @BeforeEach
    void start() throws IOException {
        servers = new ScriptedServers();
        servers.on(UpdateCalendarRequest.class, _ -> UpdateCalendarResponse.newBuilder().setCalendar(TEAM).build());
        servers.on(GetCalendarRequest.class, _ -> GetCalendarResponse.newBuilder().setCalendar(TEAM).build());
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void aCalendarIsShownWithItsRules() {
        assertThat(run("calendar", "show", "team").data())
                .contains("hours       mon-fri 09:00-17:00\n", "closed      2027-12-24..2027-12-26\n", "seats       3\n")
                .contains("min notice  1d\n")
                .doesNotContain("max length", "confirmation");
    }

    @Test
    void aCalendarIsCreatedWithRules() {
        servers.on(CreateCalendarRequest.class, _ -> CreateCalendarResponse.getDefaultInstance());

        run("calendar", "create", "yoga", "--seats", "12", "--granularity", "30m", "--confirm", "--max-horizon", "60d");

        CalendarRules sent = servers.request(CreateCalendarRequest.class).getRules();
        assertThat(sent).isEqualTo(CalendarRules.newBuilder()
                .setSeats(12)
                .setGranularity(Duration.newBuilder().setSeconds(1_800))
                .setMaxHorizon(Duration.newBuilder().setSeconds(60 * 86_400))
                .setRequiresConfirmation(true)
                .build());
    }

    @Test
    void anUpdateChangesOnlyTheRulesItNames() {
        run("calendar", "update", "team", "--no-confirm", "--max-length", "none", "--buffer-after", "10m");

        UpdateCalendarRequest sent = servers.request(UpdateCalendarRequest.class);
        assertThat(sent.getUpdateMask().getPathsList())
                .containsExactly("rules.buffer_after", "rules.max_length", "rules.requires_confirmation");
        assertThat(sent.getRules().getBufferAfter().getSeconds()).isEqualTo(600);
        assertThat(sent.getRules().getMaxLength().getSeconds()).isZero();
        assertThat(sent.getRules().getRequiresConfirmation()).isFalse();
    }

    @Test
    void appointmentsThatDoNotFitAreTold() {
        var answer = UpdateCalendarResponse.newBuilder().setCalendar(TEAM).setMisfitCount(12);
        for (int number = 1; number <= 12; number++) {
            answer.addMisfits(Misfit.newBuilder()
                    .setAppointmentId("appointment-" + number)
                    .setReason(ErrorReason.ERROR_REASON_OUTSIDE_AVAILABILITY));
        }
        servers.on(UpdateCalendarRequest.class, _ -> answer.build());

        CommandRun run = run("calendar", "update", "team", "--seats", "1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.messages())
                .startsWith("daybook: 12 appointments do not fit the rules now; they stay as before:\n"
                        + "  appointment-1: not open then\n")
                .endsWith("  and 2 more; -o json names all\n");
    }

    @Test
    void weeklyHoursAreReplacedAndDatesAdded() {
        run("calendar", "hours", "team", "--weekly", "mon 10:00-12:00; tue 10:00-12:00", "--open", "2027-12-31 10:00-14:00",
                "--as-usual", "2027-12-25");

        UpdateCalendarRequest sent = servers.requests(UpdateCalendarRequest.class).getLast();
        assertThat(sent.getUpdateMask().getPathsList())
                .containsExactly("rules.weekly_hours", "rules.hours_exceptions");
        assertThat(WeekText.print(sent.getRules().getWeeklyHoursList())).containsExactly("mon-tue 10:00-12:00");
        assertThat(sent.getRules().getHoursExceptionsList())
                .extracting(ExceptionText::print)
                .containsExactly("2027-12-24", "2027-12-26", "2027-12-31 10:00-14:00");
        assertThat(sent.getExpectedVersion()).isEqualTo(7);
    }

    @Test
    void aCalendarThatIsAlwaysOpenHasNoHours() {
        run("calendar", "hours", "team", "--always");

        UpdateCalendarRequest sent = servers.request(UpdateCalendarRequest.class);
        assertThat(sent.getExpectedVersion()).isZero();
        assertThat(sent.getUpdateMask().getPathsList())
                .containsExactly("rules.weekly_hours", "rules.hours_exceptions");
        assertThat(sent.getRules().getWeeklyHoursCount() + sent.getRules().getHoursExceptionsCount()).isZero();
    }

    @Test
    void hoursAreShownAlone() {
        assertThat(run("calendar", "hours", "team").data())
                .isEqualTo("hours   mon-fri 09:00-17:00\nclosed  2027-12-24..2027-12-26\n");
        assertThat(servers.requests(UpdateCalendarRequest.class)).isEmpty();
    }

    @Test
    void aRuleTheServerRefusesIsToldAsItsOption() {
        servers.refuse(UpdateCalendarRequest.class, Refusal.invalid("rules.seats", "must be 1 or more"));

        CommandRun run = run("calendar", "update", "team", "--seats", "0");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.messages()).isEqualTo("daybook: --seats: must be 1 or more\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rules.max_length | must not be below min_length, PT2H | --max-length: must not be below --min-length, 2h",
        "rules.max_horizon | must be longer than min_notice, PT24H | --max-horizon: must be longer than --min-notice, 1d"
    })
    void rulesThatContradictEachOtherAreToldAsOptions(String field, String problem, String told) {
        servers.refuse(UpdateCalendarRequest.class, Refusal.invalid(field, problem));

        assertThat(run("calendar", "update", "team", "--seats", "2").messages()).isEqualTo("daybook: " + told + "\n");
    }

    @Test
    void hoursThatOverlapAreToldAsTheyWereTyped() {
        servers.refuse(
                UpdateCalendarRequest.class, Refusal.invalid("rules.weekly_hours[1]", "overlaps rules.weekly_hours[0]"));
        assertThat(run("calendar", "hours", "team", "--weekly", "mon 09:00-12:00; mon 11:00-13:00").messages())
                .isEqualTo("daybook: --weekly mon 11:00-13:00: overlaps --weekly mon 09:00-12:00\n");

        servers.on(UpdateCalendarRequest.class, asked -> {
            if (asked.getRules().getHoursExceptionsCount() == 0) {
                return UpdateCalendarResponse.newBuilder().setCalendar(TEAM).build();
            }
            throw Refusal.invalid("rules.hours_exceptions[1]", "overlaps rules.hours_exceptions[0]");
        });
        assertThat(run("calendar", "hours", "team", "--closed", "2027-12-25").messages())
                .isEqualTo("daybook: --closed 2027-12-25: overlaps 2027-12-24..2027-12-26, set before"
                        + " (--as-usual 2027-12-24..2027-12-26 forgets it)\n");
    }

    @Test
    void hoursThatContradictThemselvesAreRefused() {
        assertThat(run("calendar", "hours", "team", "--always", "--closed", "2027-12-24").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("calendar", "hours", "team", "--weekly", "sometimes").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(servers.requests(UpdateCalendarRequest.class)).isEmpty();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(servers, arguments);
    }
}
