package io.daybook.command.service;

import com.google.protobuf.ProtocolStringList;
import io.daybook.command.sequencer.CommandOutcome.Done;
import io.daybook.command.sequencer.EntityCommand.ForSeries;
import io.daybook.scheduling.Details;
import io.daybook.scheduling.ExceptedStarts;
import io.daybook.scheduling.SeriesCommand;
import io.daybook.v1.BookSeriesRequest;
import io.daybook.v1.BookSeriesResponse;
import io.daybook.v1.CancelSeriesRequest;
import io.daybook.v1.CancelSeriesResponse;
import io.daybook.v1.SeriesBooked;
import io.daybook.v1.SeriesFit;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The commands about series. Safe for use by many threads. */
final class SeriesCommands {

    private static final int MAX_EXCEPTIONS = 1_000;

    private final CommandGateway gateway;
    private final Clock clock;

    SeriesCommands(CommandGateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    void book(BookSeriesRequest request, StreamObserver<BookSeriesResponse> answer) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String id = fields.newSeriesId(request.getSeriesId());
        var command = new SeriesCommand.Book(
                fields.calendarIds(request.getCalendarId(), request.getAlsoCalendarIdsList()),
                fields.times().localTime("local_start_time", request.getLocalStartTime()),
                fields.times().length(request.getDuration()),
                fields.times().optionalZone(request.getTimeZone()),
                request.getRecurrenceRule(),
                fields.times().recurrenceRule(request.getRecurrenceRule()),
                excepted(request.getExceptLocalStartTimesList(), fields),
                request.getFit() != SeriesFit.SERIES_FIT_WHAT_FITS,
                new Details(
                        fields.title(request.getTitle()),
                        fields.description(request.getDescription()),
                        fields.attendees(request.getAttendeesList())),
                fields.waiver(request.getAllowPast(), request.getOverrideReason()),
                clock.instant());
        if (request.getFit() == SeriesFit.UNRECOGNIZED) {
            fields.basic().invalid("fit", "must be SERIES_FIT_ALL or SERIES_FIT_WHAT_FITS");
        }
        fields.basic().throwIfAnyInvalid();
        gateway.execute(new ForSeries(id, command), terms, answer, SeriesCommands::booked);
    }

    private static BookSeriesResponse booked(Done done) {
        SeriesBooked booked = done.events().getFirst().getSeriesBooked();
        long appointments = booked.getOccurrencesList().stream()
                .filter(occurrence -> !occurrence.getAppointmentId().isEmpty())
                .count();
        return BookSeriesResponse.newBuilder()
                .setReceipt(CommandGateway.receipt(done))
                .addAllOccurrences(booked.getOccurrencesList())
                .setLastPosition(lastPosition(done, appointments))
                .build();
    }

    void cancel(CancelSeriesRequest request, StreamObserver<CancelSeriesResponse> answer) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String id = fields.seriesId(request.getSeriesId());
        var command = new SeriesCommand.Cancel(
                request.getFromAppointmentId().isEmpty()
                        ? Optional.empty()
                        : Optional.of(fields.uuid("from_appointment_id", request.getFromAppointmentId())),
                fields.reason("reason", request.getReason()),
                fields.waiver(false, request.getOverrideReason()),
                clock.instant());
        fields.basic().throwIfAnyInvalid();
        gateway.execute(new ForSeries(id, command), terms, answer, SeriesCommands::cancelled);
    }

    private static CancelSeriesResponse cancelled(Done done) {
        List<String> cancelled = done.events().stream()
                .flatMap(event -> event.getSeriesCancelled().getAppointmentIdsList().stream())
                .toList();
        return CancelSeriesResponse.newBuilder()
                .setReceipt(CommandGateway.receipt(done))
                .addAllCancelledAppointmentIds(cancelled)
                .setLastPosition(cancelled.isEmpty() ? 0 : lastPosition(done, cancelled.size()))
                .build();
    }

    /** The events of the appointments follow right after that of the series, one each. */
    private static long lastPosition(Done done, long appointments) {
        return done.position() == 0 ? 0 : done.position() + appointments;
    }

    private static ExceptedStarts excepted(ProtocolStringList texts, CommandFields fields) {
        if (texts.size() > MAX_EXCEPTIONS) {
            fields.basic()
                    .invalid(
                            "except_local_start_times",
                            "must be at most %d and are %d".formatted(MAX_EXCEPTIONS, texts.size()));
            return ExceptedStarts.NONE;
        }
        var days = new HashSet<LocalDate>();
        var times = new HashSet<LocalDateTime>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                if (texts.get(i).indexOf('T') < 0) {
                    days.add(LocalDate.parse(texts.get(i)));
                } else {
                    times.add(LocalDateTime.parse(texts.get(i)));
                }
            } catch (DateTimeParseException e) {
                fields.basic()
                        .invalid(
                                "except_local_start_times[%d]".formatted(i),
                                "must be a local time such as 2027-05-01T10:00 or a date such as 2027-05-01");
            }
        }
        return new ExceptedStarts(days, times);
    }
}
