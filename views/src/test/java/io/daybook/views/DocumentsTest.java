package io.daybook.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCancelled;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.Attendee;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CalendarState;
import io.daybook.v1.Claim;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import io.daybook.v1.Weekday;
import io.daybook.v1.WeeklyHours;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final Appointment APPOINTMENT = Appointment.newBuilder()
            .setAppointmentId("a1")
            .setCalendarId("dr-berg")
            .setTitle("Check-up")
            .setDescription("bring\nthe files")
            .setStartTime(Timestamp.newBuilder().setSeconds(-2_208_988_800L))
            .setEndTime(Timestamp.newBuilder().setSeconds(-2_208_985_200L))
            .setTimeZone("Europe/Berlin")
            .addAttendees(Attendee.newBuilder().setName("Ann").setEmail("Ann@Example.org"))
            .addAttendees(Attendee.newBuilder().setEmail("ann@example.org"))
            .setState(AppointmentState.APPOINTMENT_STATE_CANCELLED)
            .setVersion(7)
            .setPosition(1L << 40)
            .setCreateTime(Timestamp.newBuilder().setSeconds(1_800_000_000).setNanos(123_456_789))
            .setUpdateTime(Timestamp.newBuilder().setSeconds(1_800_000_001).setNanos(999_999_999))
            .setCancelReason("ill")
            .setExternalUid("uid-1")
            .build();

    private static final Event EVENT = Event.newBuilder()
            .setPosition(1L << 40)
            .setEntityType(EntityType.ENTITY_TYPE_APPOINTMENT)
            .setEntityId("a1")
            .setVersion(7)
            .setCommitTime(APPOINTMENT.getUpdateTime())
            .setAppointmentCancelled(AppointmentCancelled.newBuilder().setReason("ill"))
            .build();

    @Test
    void anAppointmentComesBackExactly() {
        Document stored = stored(AppointmentDocument.toBson(APPOINTMENT));

        assertThat(AppointmentDocument.fromBson(stored)).isEqualTo(APPOINTMENT);
        assertThat(stored.getList(AppointmentDocument.ATTENDEE_EMAILS, String.class)).containsExactly("ann@example.org");
        assertThat(stored.getDate("updateTime").toInstant()).isEqualTo(Instant.ofEpochSecond(1_800_000_001, 999_000_000));
    }

    @Test
    void anOccurrenceOnSeveralCalendarsThatIsHeldComesBackExactly() {
        var held = APPOINTMENT.toBuilder()
                .clearCancelReason()
                .setState(AppointmentState.APPOINTMENT_STATE_HELD)
                .setHoldExpireTime(APPOINTMENT.getUpdateTime())
                .setHolder("ann")
                .addClaims(claim("dr-berg", -2_208_989_100L, -2_208_985_200L))
                .addClaims(claim("room-1", -2_208_988_800L, -2_208_985_200L))
                .setSeriesId("s1")
                .setSeriesStartTime(APPOINTMENT.getStartTime())
                .build();

        Document stored = stored(AppointmentDocument.toBson(held));

        assertThat(AppointmentDocument.fromBson(stored)).isEqualTo(held);
        assertThat(stored.getList(AppointmentDocument.CALENDAR_IDS, String.class)).containsExactly("dr-berg", "room-1");
        assertThat(stored.getString(AppointmentDocument.SERIES_ID)).isEqualTo("s1");
    }

    @Test
    void aVersionComesBackExactlyUnderAKeyThatSorts() {
        var version = AppointmentVersion.newBuilder()
                .setAppointment(APPOINTMENT)
                .setEvent(EVENT)
                .build();

        Document stored = stored(AppointmentVersionDocument.toBson(version, List.of("dr-berg", "left")));

        assertThat(AppointmentVersionDocument.fromBson(stored)).isEqualTo(version);
        assertThat(stored.getString("_id")).isEqualTo("a1/0000000007");
        assertThat(stored.getList(AppointmentVersionDocument.CALENDAR_IDS, String.class))
                .containsExactly("dr-berg", "left");
        assertThat(stored.getLong(AppointmentVersionDocument.COMMIT_MICROS)).isEqualTo(1_800_000_001_999_999L);
    }

    @Test
    void aCalendarComesBackExactly() {
        var calendar = Calendar.newBuilder()
                .setCalendarId("dr-berg")
                .setName("Dr Berg")
                .setTimeZone("Europe/Berlin")
                .setState(CalendarState.CALENDAR_STATE_OPEN)
                .setVersion(2)
                .setPosition(9)
                .setCreateTime(APPOINTMENT.getCreateTime())
                .setUpdateTime(APPOINTMENT.getUpdateTime())
                .setRules(CalendarRules.newBuilder()
                        .addWeeklyHours(WeeklyHours.newBuilder()
                                .setWeekday(Weekday.WEEKDAY_MONDAY)
                                .setOpens("09:00")
                                .setCloses("24:00"))
                        .setSeats(3)
                        .setBufferAfter(Durations.fromMinutes(15))
                        .setRequiresConfirmation(true))
                .build();
        var document = new CalendarDocument(calendar, 12);

        assertThat(CalendarDocument.fromBson(stored(document.toBson()))).isEqualTo(document);
    }

    @Test
    void aCatalogIsKeptWithAllItsSets() {
        Instant now = Instant.ofEpochMilli(1_700_000_000_123L);
        var former = new Checkpoint(new Checkpoint.Id(7, now), 40, 3, now.plusSeconds(9), Optional.of(now.plusSeconds(20)));
        var live = new Checkpoint(new Checkpoint.Id(8, now), 42, 3, now.plusSeconds(30), Optional.empty());
        var next = Checkpoint.first(9, 0, now);
        var catalog = new ViewCatalog(5, 8, 9, 9, new TreeMap<>(Map.of(7L, former, 8L, live, 9L, next)));

        assertThat(ViewCatalog.fromBson(stored(catalog.toBson()))).isEqualTo(catalog);
        assertThat(catalog.retired()).contains(former);
        assertThat(catalog.has(new Checkpoint.Id(8, now.plusSeconds(1)))).isFalse();
    }

    @Test
    void aDeadLetterComesBack() {
        var letter = new DeadLetter(
                3, EntityType.ENTITY_TYPE_CALENDAR, "c", "", "no event", ByteString.copyFromUtf8("?"), Instant.EPOCH);

        assertThat(DeadLetter.fromBson(stored(letter.toBson()))).isEqualTo(letter);
    }

    private static Claim.Builder claim(String calendarId, long start, long end) {
        return Claim.newBuilder()
                .setCalendarId(calendarId)
                .setStartTime(Timestamp.newBuilder().setSeconds(start))
                .setEndTime(Timestamp.newBuilder().setSeconds(end));
    }

    /** The document as the driver hands it back. */
    static Document stored(Document document) {
        var codec = new DocumentCodec();
        return codec.decode(
                new RawBsonDocument(document, codec).asBsonReader(),
                DecoderContext.builder().build());
    }
}
