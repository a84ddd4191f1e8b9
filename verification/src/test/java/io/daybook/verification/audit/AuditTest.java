package io.daybook.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.daybook.audit.Finding;
import io.daybook.audit.log.LogReader;
import io.daybook.audit.view.AuditedViews;
import io.daybook.audit.view.VersionDocuments;
import io.daybook.service.Environment;
import io.daybook.v1.Appointment;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.EntityType;
import io.daybook.v1.HoldSlotRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.verification.Daybook;
import io.daybook.views.CatalogChanges;
import io.daybook.views.DeadLetter;
import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
import io.daybook.views.Views;
import io.nats.client.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** G2 to G5 in place: whatever is done to the stream and the views is found, and nothing else. */
class AuditTest {

    private static final String STREAM = "DAYBOOK_EVENTS";
    private static final String CHECK_OF_VERSIONS = "versions of appointments";
    private static final String CHECK_OF_APPOINTMENTS = "appointments are their newest versions";
    private static final String CHECK_OF_ENTRIES = "appointments are on their days";
    private static final String CHECK_OF_DAYS = "days hold what appointments take";
    private static final String CHECK_OF_CALENDARS = "calendars";

    private static Daybook daybook;
    private static MongoClient mongo;
    private static ViewSets sets;
    private static String calendar;
    private static Appointment moved;
    private static Appointment cancelled;

    @BeforeAll
    static void start() throws Exception {
        daybook = Daybook.start();
        Environment environment = daybook.stack().environment();
        mongo = MongoClients.create(environment.text("DAYBOOK_MONGO_URL", ""));
        sets = new ViewSets(mongo.getDatabase(environment.text("DAYBOOK_MONGO_DATABASE", "daybook")));
        calendar = daybook.newCalendar();
        String room = daybook.newCalendar();
        daybook.calendars().updateCalendar(UpdateCalendarRequest.newBuilder()
                .setCalendarId(room)
                .setRules(CalendarRules.newBuilder().setSeats(2).setBufferBefore(seconds(7_200)))
                .build());
        moved = book(Daybook.booking(calendar, 0).addAlsoCalendarIds(room));
        book(Daybook.booking(room, 0));
        cancelled = book(Daybook.booking(calendar, 1));
        book(Daybook.booking(calendar, 5).setDuration(seconds(200_000)));
        daybook.appointments().holdSlot(HoldSlotRequest.newBuilder()
                .setCalendarId(room)
                .setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(360_000)))
                .setDuration(seconds(600))
                .build());
        moved = daybook.appointments()
                .rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                        .setAppointmentId(moved.getAppointmentId())
                        .setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(10_800)))
                        .build())
                .getAppointment();
        cancelled = daybook.appointments()
                .cancelAppointment(CancelAppointmentRequest.newBuilder()
                        .setAppointmentId(cancelled.getAppointmentId())
                        .build())
                .getAppointment();
    }

    @AfterAll
    static void stop() {
        mongo.close();
        daybook.close();
    }

    /** Also after a test: the relay and the projector mend what was done to the stream. */
    @BeforeEach
    @AfterEach
    void aSystemThatIsWholeShowsNoBreach() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
            assertThat(audit()).allMatch(finding -> finding.remarks().isEmpty());
            assertThat(breaches()).isEmpty();
        });
    }

    @Test
    void everyCheckLooksAtSomething() throws Exception {
        assertThat(audit())
                .extracting(Finding::promise)
                .containsExactly("G2", "G2", "G3", "G4", "G4", "G4", "G4", "G4", "G5");
        assertThat(audit()).allMatch(finding -> finding.examined() > 0 && finding.remarks().isEmpty());
    }

    @Test
    void aMessageThatIsMissingInTheStream() throws Exception {
        try (Connection nats = daybook.nats()) {
            nats.jetStreamManagement().deleteMessage(STREAM, 3);

            assertOnlyBreach("the stream is the log", "the stream has no message for position 3");

            // The relay makes it anew.
            nats.jetStreamManagement().deleteStream(STREAM);
        }
    }

    @Test
    void aMessageOfAnotherLogAndOneTooMany() throws Exception {
        try (Connection nats = daybook.nats()) {
            String subject = "daybook.events.appointment." + UUID.randomUUID();
            nats.jetStream().publish(subject, new byte[] {7, 7});

            assertThat(breachesOf("the stream is the log"))
                    .singleElement().asString().matches("the stream ends at position \\d+, the log at \\d+");
            nats.jetStreamManagement().deleteStream(STREAM);
        }
    }

    @Test
    void aVersionThatIsMissing() throws Exception {
        damage(views().appointmentVersions(), "%s/%010d".formatted(moved.getAppointmentId(), 1), null, () ->
                assertThat(breachesOf(CHECK_OF_VERSIONS)).anyMatch(breach -> breach.contains("has no document")));
    }

    @Test
    void aVersionThatWasAltered() throws Exception {
        MongoCollection<Document> versions = views().appointmentVersions();
        String key = "%s/%010d".formatted(cancelled.getAppointmentId(), 2);
        Document altered = document(versions, key);
        altered.get("appointment", Document.class).put("title", "Another");

        damage(versions, key, altered, () -> assertThat(breachesOf(CHECK_OF_VERSIONS))
                .singleElement()
                .asString()
                .contains(cancelled.getAppointmentId(), "title is Another, not Check-up"));
    }

    @Test
    void aVersionThatNoEventAccountsFor() throws Exception {
        MongoCollection<Document> versions = views().appointmentVersions();
        Document forged = document(versions, "%s/%010d".formatted(cancelled.getAppointmentId(), 2));
        String id = cancelled.getAppointmentId() + "/0000000003";
        versions.insertOne(forged.append("_id", id).append("version", 3L).append("position", 2L));

        assertThat(breachesOf(CHECK_OF_VERSIONS)).singleElement().asString().contains(id, "is of no event");

        versions.deleteOne(Filters.eq(id));
    }

    @Test
    void viewsThatCatchUpBetweenTwoPagesAreNoBreach() {
        long head = daybook.head();
        var versions = new VersionDocuments(new AuditedViews(sets));
        try (var log = new LogReader(daybook.stack().commandAddress(), 0)) {
            moveCheckpoint(head, 0);
            versions.examine(log.page(1, head - 1));
            moveCheckpoint(0, head);
            versions.examine(log.page(head, head));
        }

        assertThat(versions.end().finding().breaches()).isEmpty();
    }

    @Test
    void anAppointmentThatIsMissing() throws Exception {
        damage(views().appointments(), moved.getAppointmentId(), null, () -> assertOnlyBreach(
                CHECK_OF_VERSIONS, "appointment %s is not among the appointments".formatted(moved.getAppointmentId())));
    }

    @Test
    void anAppointmentThatWasAltered() throws Exception {
        Document altered = document(views().appointments(), moved.getAppointmentId())
                .append("attendeeEmails", List.of("x@y"));

        damage(views().appointments(), moved.getAppointmentId(), altered, () -> assertThat(breachesOf(CHECK_OF_APPOINTMENTS))
                .singleElement()
                .asString()
                .contains(moved.getAppointmentId(), "attendeeEmails"));
    }

    @Test
    void anAppointmentThatStayedBehind() throws Exception {
        Document old = document(views().appointmentVersions(), "%s/%010d".formatted(moved.getAppointmentId(), 1))
                .get("appointment", Document.class);

        damage(views().appointments(), moved.getAppointmentId(), old, () -> assertThat(breachesOf(CHECK_OF_APPOINTMENTS))
                .singleElement()
                .asString()
                .contains(moved.getAppointmentId(), "is at version 1, though version 2"));
    }

    @Test
    void anEntryThatIsMissingOnADayThatChangedSince() throws Exception {
        Document day = dayOf(moved.getAppointmentId());
        day.getList("entries", Document.class)
                .removeIf(entry -> entry.getString("appointmentId").equals(moved.getAppointmentId()));
        day.put("position", daybook.head());

        damage(views().agenda(), day.getString("_id"), day, () -> assertThat(breachesOf(CHECK_OF_ENTRIES))
                .singleElement()
                .asString()
                .contains(day.getString("_id"), moved.getAppointmentId()));
    }

    @Test
    void anEntryWithAnotherTime() throws Exception {
        Document day = dayOf(moved.getAppointmentId());
        entryOf(moved.getAppointmentId(), day).put("blockedEndTime", Date.from(Daybook.FUTURE.plusSeconds(36_000)));

        damage(views().agenda(), day.getString("_id"), day, () -> assertThat(breachesOf(CHECK_OF_DAYS))
                .singleElement()
                .asString()
                .contains(day.getString("_id"), moved.getAppointmentId()));
    }

    @Test
    void anEntryThatStayedBehind() throws Exception {
        Document day = dayOf(moved.getAppointmentId());
        Document entry = new Document(entryOf(moved.getAppointmentId(), day))
                .append("appointmentId", cancelled.getAppointmentId())
                .append("version", 1L);
        day.getList("entries", Document.class).add(entry);

        damage(views().agenda(), day.getString("_id"), day, () -> assertThat(breachesOf(CHECK_OF_DAYS))
                .singleElement()
                .asString()
                .contains(day.getString("_id"), cancelled.getAppointmentId(), "was followed at position"));
    }

    @Test
    void aCalendarThatIsMissingAndOneThatWasAltered() throws Exception {
        damage(views().calendars(), calendar, null, () ->
                assertOnlyBreach(CHECK_OF_CALENDARS, "calendar %s is missing".formatted(calendar)));
        damage(views().calendars(), calendar, document(views().calendars(), calendar).append("name", "Another"), () ->
                assertThat(breachesOf(CHECK_OF_CALENDARS)).singleElement().asString().contains("name is Another"));
        damage(views().calendars(), calendar, document(views().calendars(), calendar).append("changePosition", 1L), () ->
                assertThat(breachesOf(CHECK_OF_CALENDARS)).singleElement().asString().contains("last changed at position 1"));
    }

    @Test
    void whatIsParkedIsToldApart() throws Exception {
        var letter = new DeadLetter(
                2,
                EntityType.ENTITY_TYPE_APPOINTMENT,
                moved.getAppointmentId(),
                "",
                "broken",
                ByteString.EMPTY,
                Instant.EPOCH);
        views().deadLetters().insertOne(letter.toBson());

        damage(views().appointments(), moved.getAppointmentId(), null, () -> {
            assertThat(breaches()).isEmpty();
            assertThat(audit())
                    .flatExtracting(Finding::remarks)
                    .anyMatch(remark -> remark.contains("behind parked events"));
        });

        views().deadLetters().deleteOne(Filters.eq(DeadLetter.id(2)));
    }

    private static void moveCheckpoint(long from, long to) {
        ViewCatalog catalog = sets.catalog().orElseThrow();
        assertThat(new CatalogChanges(sets, Clock.systemUTC()).move(catalog.epoch(), catalog.live(), from, to)).isTrue();
    }

    private static com.google.protobuf.Duration seconds(long seconds) {
        return com.google.protobuf.Duration.newBuilder().setSeconds(seconds).build();
    }

    private static Appointment book(BookAppointmentRequest.Builder request) {
        return daybook.appointments().bookAppointment(request.build()).getAppointment();
    }

    private static Document document(MongoCollection<Document> collection, String key) {
        return collection.find(Filters.eq(key)).first();
    }

    private static Document dayOf(String appointmentId) {
        return views().agenda().find(Filters.eq("entries.appointmentId", appointmentId)).first();
    }

    private static Document entryOf(String appointmentId, Document day) {
        return day.getList("entries", Document.class).stream()
                .filter(entry -> entry.getString("appointmentId").equals(appointmentId))
                .findFirst()
                .orElseThrow();
    }

    /** Replaces a document, or removes it, for as long as something runs. */
    private static void damage(MongoCollection<Document> collection, String key, Document damaged, Action action)
            throws Exception {
        Document whole = document(collection, key);
        collection.deleteOne(Filters.eq(key));
        if (damaged != null) {
            collection.insertOne(damaged);
        }
        try {
            action.run();
        } finally {
            collection.deleteOne(Filters.eq(key));
            collection.insertOne(whole);
        }
    }

    private static void assertOnlyBreach(String check, String breach) throws Exception {
        assertThat(breachesOf(check)).containsExactly(breach);
    }

    private static List<String> breachesOf(String check) throws Exception {
        return audit().stream()
                .filter(finding -> finding.name().equals(check))
                .flatMap(finding -> finding.breaches().stream())
                .toList();
    }

    private static List<String> breaches() throws Exception {
        return audit().stream().flatMap(finding -> finding.breaches().stream()).toList();
    }

    private static List<Finding> audit() throws Exception {
        return Audited.findings(daybook);
    }

    private interface Action {
        void run() throws Exception;
    }

    private static Views views() {
        return sets.views(sets.catalog().orElseThrow().live());
    }
}
