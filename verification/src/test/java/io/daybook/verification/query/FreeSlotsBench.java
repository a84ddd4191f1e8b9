package io.daybook.verification.query;

import com.google.protobuf.Duration;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.sun.management.OperatingSystemMXBean;
import io.daybook.query.QuerySettings;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceBlockingStub;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CalendarState;
import io.daybook.v1.ListFreeSlotsRequest;
import io.daybook.v1.Weekday;
import io.daybook.v1.WeeklyHours;
import io.daybook.views.AgendaDay;
import io.daybook.views.CalendarDocument;
import io.daybook.views.Checkpoint;
import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
import io.daybook.views.Views;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long it takes to list the free slots of 50 calendars over 30 days with 20,000 appointments. Prints, asserts nothing. */
class FreeSlotsBench {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final int CALENDARS = 50;
    private static final int DAYS = 30;
    private static final int APPOINTMENTS = 20_000;
    private static final int WARM_UP = 200;
    private static final int REQUESTS = 500;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Random random = new Random(1);
    private long position = 1;
    private final LocalDate first = LocalDate.now(ZoneOffset.UTC).plusDays(10);

    @Test
    void fiftyCalendarsOverThirtyDays() throws Exception {
        QuerySettings settings = SERVERS.settings("bench");
        try (var stage = QueryStage.open(settings, QueryStage.NOTICES_ONLY);
                MongoClient mongo = MongoClients.create(settings.mongo())) {
            var sets = new ViewSets(mongo.getDatabase(settings.database()));
            var views = sets.views(1);
            fill(views);
            sets.catalogs().insertOne(ViewCatalog.first(1, Checkpoint.first(1, 0, Instant.now())).toBson());
            AppointmentQueryServiceBlockingStub stub = stage.appointments();
            ListFreeSlotsRequest request = request(0).build();
            System.out.printf("first request, nothing known: %.1f ms%n", nanos(stub, request) / 1e6);
            measure("same window", stub, () -> request);
            measure("another window each time", stub, () -> request(random.nextInt(DAYS)).build());
            measure("one calendar changes before each", stub, () -> {
                change(views, random.nextInt(CALENDARS));
                return request;
            });
            measure("every calendar changes before each", stub, () -> {
                IntStream.range(0, CALENDARS).forEach(calendar -> change(views, calendar));
                return request;
            });
        }
    }

    private static void measure(
            String what, AppointmentQueryServiceBlockingStub stub, Supplier<ListFreeSlotsRequest> requests) {
        for (int i = 0; i < WARM_UP; i++) {
            stub.listFreeSlots(requests.get());
        }
        long[] nanos = new long[REQUESTS];
        long cpu = 0;
        for (int i = 0; i < REQUESTS; i++) {
            ListFreeSlotsRequest request = requests.get();
            long cpuBefore = PROCESS.getProcessCpuTime();
            nanos[i] = nanos(stub, request);
            cpu += PROCESS.getProcessCpuTime() - cpuBefore;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: p50 %.1f ms, p99 %.1f ms; of processors, all that is in this process: %.1f ms a request%n",
                what, nanos[REQUESTS / 2] / 1e6, nanos[REQUESTS * 99 / 100] / 1e6, cpu / 1e6 / REQUESTS);
    }

    private static long nanos(AppointmentQueryServiceBlockingStub stub, ListFreeSlotsRequest request) {
        long before = System.nanoTime();
        stub.listFreeSlots(request);
        return System.nanoTime() - before;
    }

    private ListFreeSlotsRequest.Builder request(int fromDay) {
        return ListFreeSlotsRequest.newBuilder()
                .addAllCalendarIds(IntStream.range(0, CALENDARS).mapToObj(FreeSlotsBench::id).toList())
                .setWindowStartTime(Samples.timestamp(midnight(fromDay)))
                .setWindowEndTime(Samples.timestamp(midnight(fromDay + DAYS)))
                .setDuration(Duration.newBuilder().setSeconds(1_800));
    }

    private void fill(Views views) {
        int perDay = APPOINTMENTS / CALENDARS / DAYS + 1;
        for (int calendar = 0; calendar < CALENDARS; calendar++) {
            var days = new ArrayList<Document>();
            for (int day = 0; day < DAYS; day++) {
                days.add(day(calendar, day, perDay).toBson());
            }
            views.agenda().insertMany(days);
            views.calendars().insertOne(calendar(calendar, 1).toBson());
        }
        
    }

    /** A change to the appointments of a calendar, as the projector writes it. */
    private void change(Views views, int calendar) {
        var upsert = new ReplaceOptions().upsert(true);
        AgendaDay day = day(calendar, random.nextInt(DAYS), 13);
        views.agenda().replaceOne(Filters.eq(day.id()), day.toBson(), upsert);
        views.calendars().replaceOne(Filters.eq(id(calendar)), calendar(calendar, ++position).toBson(), upsert);
    }

    private AgendaDay day(int calendar, int day, int count) {
        List<AgendaDay.Entry> entries = IntStream.range(0, count)
                .mapToObj(i -> {
                    // From 7:00 on, some 40 minutes apart: most, but not all, of a day is taken.
                    Instant start = midnight(day).plusSeconds(25_200 + i * 2_400L + 300 * random.nextInt(3));
                    Instant end = start.plusSeconds(1_800);
                    return new AgendaDay.Entry(
                            Samples.newId(), start, end, start.minusSeconds(300), end.plusSeconds(300), 1);
                })
                .toList();
        return new AgendaDay(id(calendar), first.plusDays(day), 1, entries);
    }

    private Instant midnight(int day) {
        return first.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static CalendarDocument calendar(int number, long changePosition) {
        var rules = CalendarRules.newBuilder()
                .setSeats(1 + number % 2)
                .setGranularity(Duration.newBuilder().setSeconds(900))
                .setBufferAfter(Duration.newBuilder().setSeconds(300));
        for (int day = 1; day <= 6; day++) {
            rules.addWeeklyHours(hours(day, "08:00", "12:30")).addWeeklyHours(hours(day, "13:30", "18:00"));
        }
        return new CalendarDocument(
                Calendar.newBuilder()
                        .setCalendarId(id(number))
                        .setName("Calendar " + number)
                        .setTimeZone("Europe/Berlin")
                        .setState(CalendarState.CALENDAR_STATE_OPEN)
                        .setVersion(1)
                        .setPosition(1)
                        .setCreateTime(Samples.time(1))
                        .setUpdateTime(Samples.time(1))
                        .setRules(rules)
                        .build(),
                changePosition);
    }

    private static WeeklyHours hours(int day, String opens, String closes) {
        return WeeklyHours.newBuilder()
                .setWeekday(Weekday.forNumber(day))
                .setOpens(opens)
                .setCloses(closes)
                .build();
    }

    private static String id(int number) {
        return "calendar-" + number;
    }
}
