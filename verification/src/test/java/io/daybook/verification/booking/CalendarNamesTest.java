package io.daybook.verification.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.CalendarCommandServiceGrpc.CalendarCommandServiceBlockingStub;
import io.daybook.v1.CloseCalendarRequest;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.verification.Concurrently;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names are unique among open calendars. */
@ExtendWith(RunningDaybook.class)
class CalendarNamesTest {

    @Test
    void ofManyWhoWantOneNameAtOnceOneGetsIt(Daybook daybook) throws Exception {
        String name = "Room " + UUID.randomUUID();

        List<String> outcomes = Concurrently.call(16, client -> {
            try {
                create(
                        client % 2 == 0 ? daybook.calendars() : daybook.calendarsElsewhere(),
                        client % 4 < 2 ? name : " " + name.toUpperCase(Locale.ROOT) + " ");
                return "created";
            } catch (StatusRuntimeException e) {
                return Failures.errorInfo(e).getReason();
            }
        });

        assertThat(outcomes).containsOnlyOnce("created").containsOnly("created", "CALENDAR_NAME_TAKEN");
    }

    @Test
    void aClosedCalendarAndARenamedOneGiveTheirNamesBack(Daybook daybook) {
        String name = "Room " + UUID.randomUUID();
        String first = create(daybook.calendars(), name);
        assertThat(Failures.expect(Code.ALREADY_EXISTS, "CALENDAR_NAME_TAKEN", () -> create(daybook.calendarsElsewhere(), name))
                        .getMetadataOrThrow("calendar_id"))
                .isEqualTo(first);

        daybook.calendars()
                .closeCalendar(CloseCalendarRequest.newBuilder().setCalendarId(first).build());
        String second = create(daybook.calendarsElsewhere(), name);
        rename(daybook, second, name + " A");
        String third = create(daybook.calendars(), name);

        Failures.expect(Code.ALREADY_EXISTS, "CALENDAR_NAME_TAKEN", () -> rename(daybook, third, name + " a"));
        rename(daybook, third, name.toUpperCase(Locale.ROOT));
    }

    private static void rename(Daybook daybook, String calendar, String name) {
        daybook.calendars()
                .updateCalendar(UpdateCalendarRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setName(name)
                        .build());
    }

    private static String create(CalendarCommandServiceBlockingStub server, String name) {
        return server.createCalendar(CreateCalendarRequest.newBuilder()
                        .setName(name)
                        .setTimeZone("Europe/Berlin")
                        .build())
                .getReceipt()
                .getId();
    }
}
