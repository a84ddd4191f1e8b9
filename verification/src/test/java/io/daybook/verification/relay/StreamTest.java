package io.daybook.verification.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.v1.BookSeriesRequest;
import io.daybook.v1.BookSeriesResponse;
import io.daybook.v1.Event;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetCalendarRequest;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.RunningDaybook;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** G3: the stream holds each event of the log once, in order, at the sequence that is its position. */
@ExtendWith(RunningDaybook.class)
class StreamTest {

    private static final String STREAM = "DAYBOOK_EVENTS";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void theStreamIsTheLog(Daybook daybook) throws Exception {
        book(daybook, 30);

        assertStreamIsLog(daybook);
    }

    @Test
    void aStreamThatWasDeletedIsFilledAnewWithNothingTwice(Daybook daybook) throws Exception {
        book(daybook, 3);
        assertStreamIsLog(daybook);
        try (Connection nats = daybook.nats()) {
            nats.jetStreamManagement().deleteStream(STREAM);
        }

        // Nobody writes: the relay must notice by itself.
        assertStreamIsLog(daybook);
        book(daybook, 3);
        assertStreamIsLog(daybook);
    }

    @Test
    void aStreamThatSomebodyElseWroteIntoIsNotContinuedAndViewsGoOnFromTheLog(Daybook daybook) throws Exception {
        book(daybook, 1);
        assertStreamIsLog(daybook);
        long head = daybook.head();
        try (Connection nats = daybook.nats()) {
            nats.jetStream().publish("daybook.events.appointment.stray", new byte[] {1});

            var booked = daybook.appointments()
                    .bookAppointment(Daybook.booking(daybook.newCalendar(), 0).build())
                    .getAppointment();

            assertThat(daybook.appointmentQueries()
                            .getAppointment(GetAppointmentRequest.newBuilder()
                                    .setAppointmentId(booked.getAppointmentId())
                                    .setMinVersion(1)
                                    .build())
                            .getAppointment())
                    .isEqualTo(booked);
            // Its calendar has the position of the stray message.
            assertThat(daybook.calendarQueries()
                            .getCalendar(GetCalendarRequest.newBuilder()
                                    .setCalendarId(booked.getCalendarId())
                                    .build())
                            .getCalendar()
                            .getPosition())
                    .isEqualTo(head + 1);
            JetStreamManagement streams = nats.jetStreamManagement();
            assertThat(lastSequence(streams)).isEqualTo(head + 1);
            assertThat(streams.getMessage(STREAM, head + 1).getSubject()).endsWith("stray");
            streams.deleteStream(STREAM);
        }
        assertStreamIsLog(daybook);
    }

    @Test
    void norIsItContinuedByWhatComesBehindTheEventWhoseSequenceIsTaken(Daybook daybook) throws Exception {
        String calendar = daybook.newCalendar();
        assertStreamIsLog(daybook);
        long head = daybook.head();
        try (Connection nats = daybook.nats()) {
            nats.jetStream().publish("daybook.events.appointment.stray", new byte[] {1});

            long position = bookSeries(daybook, calendar).getReceipt().getPosition();

            daybook.calendarQueries()
                    .listCalendars(ListCalendarsRequest.newBuilder().setMinPosition(position).build());
            JetStreamManagement streams = nats.jetStreamManagement();
            assertThat(lastSequence(streams)).isEqualTo(head + 1);
            streams.deleteStream(STREAM);
        }
        assertStreamIsLog(daybook);
    }

    @Test
    void aPurgedStreamGoesOnAtTheSamePosition(Daybook daybook) throws Exception {
        book(daybook, 3);
        assertStreamIsLog(daybook);
        long purged = daybook.head();
        try (Connection nats = daybook.nats()) {
            nats.jetStreamManagement().purgeStream(STREAM);
        }

        book(daybook, 3);

        assertStreamHoldsFrom(daybook, purged + 1);
        // Later tests want the whole log again.
        try (Connection nats = daybook.nats()) {
            nats.jetStreamManagement().deleteStream(STREAM);
        }
        assertStreamIsLog(daybook);
    }

    @Test
    void aMessageThatIsNotTheNextIsRefusedByTheStreamItself(Daybook daybook) throws Exception {
        book(daybook, 1);
        assertStreamIsLog(daybook);
        long head = daybook.head();
        try (Connection nats = daybook.nats()) {
            for (long wrong : new long[] {head - 1, head + 1}) {
                var headers = new Headers().add("Nats-Expected-Last-Sequence", Long.toString(wrong));
                var message = NatsMessage.builder()
                        .subject("daybook.events.appointment.stray")
                        .headers(headers)
                        .build();
                org.assertj.core.api.Assertions.assertThatThrownBy(
                                () -> nats.jetStream().publish(message))
                        .isInstanceOf(JetStreamApiException.class)
                        .hasMessageContaining("wrong last sequence");
            }
        }
        assertStreamIsLog(daybook);
    }

    /** Several events at once. */
    private static BookSeriesResponse bookSeries(Daybook daybook, String calendar) {
        return daybook.appointments()
                .bookSeries(BookSeriesRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setLocalStartTime("2031-03-17T10:00")
                        .setDuration(com.google.protobuf.Duration.newBuilder().setSeconds(1_800))
                        .setRecurrenceRule("FREQ=WEEKLY;COUNT=3")
                        .setTitle("Choir")
                        .build());
    }

    private static void book(Daybook daybook, int count) {
        String calendar = daybook.newCalendar();
        for (int hour = 0; hour < count; hour++) {
            var server = hour % 2 == 0 ? daybook.appointments() : daybook.appointmentsElsewhere();
            server.bookAppointment(Daybook.booking(calendar, hour).build());
        }
    }

    private static void assertStreamIsLog(Daybook daybook) throws Exception {
        assertStreamHoldsFrom(daybook, 1);
    }

    private static void assertStreamHoldsFrom(Daybook daybook, long from) throws Exception {
        List<Event> log = daybook.log(from);
        try (Connection nats = daybook.nats()) {
            JetStreamManagement streams = nats.jetStreamManagement();
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(JetStreamApiException.class)
                    .until(() -> lastSequence(streams) == log.getLast().getPosition());
            var state = streams.getStreamInfo(STREAM).getStreamState();
            assertThat(state.getFirstSequence()).isEqualTo(from);
            assertThat(state.getMsgCount()).isEqualTo(log.size());
            for (Event event : log) {
                MessageInfo message = streams.getMessage(STREAM, event.getPosition());
                assertThat(Event.parseFrom(message.getData())).isEqualTo(event);
                assertThat(message.getHeaders().getFirst("Nats-Msg-Id"))
                        .isEqualTo(Long.toString(event.getPosition()));
            }
        }
    }

    private static long lastSequence(JetStreamManagement streams) throws IOException, JetStreamApiException {
        return streams.getStreamInfo(STREAM).getStreamState().getLastSequence();
    }
}
