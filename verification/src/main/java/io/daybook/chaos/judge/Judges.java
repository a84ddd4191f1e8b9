package io.daybook.chaos.judge;

import io.daybook.audit.Audit;
import io.daybook.audit.AuditSettings;
import io.daybook.audit.AwayException;
import io.daybook.audit.Progress;
import io.daybook.audit.Tally;
import io.daybook.audit.log.CalendarFold;
import io.daybook.audit.log.EntityVersions;
import io.daybook.audit.log.LogOrder;
import io.daybook.audit.log.LogReader;
import io.daybook.chaos.journal.Journal;
import io.daybook.v1.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Judges a run by all promises. */
public final class Judges {

    private Judges() {}

    /**
     * Holds what clients were told against log, stream and views, all of which must be readable.
     *
     * @throws io.grpc.StatusRuntimeException if the command server is away
     * @throws InterruptedException           if interrupted meanwhile
     */
    public static List<Check> judge(Journal journal, Evidence evidence) throws InterruptedException {
        return Stream.of(judge(journal, read(evidence)), ofStreamAndViews(evidence))
                .flatMap(List::stream)
                .toList();
    }

    /** Holds what clients were told against a log, and the log against itself. */
    static List<Check> judge(Journal journal, List<Event> events) {
        KnownLog log = KnownLog.of(events);
        var toldVersions = new ToldVersions(journal.commands(), log);
        return Stream.concat(
                        ofLog(log).stream(),
                        Stream.of(
                                Acknowledgements.judge(journal.commands(), log),
                                RealTimeOrder.judge(journal.commands(), log),
                                RequestsAppliedOnce.judge(journal.commands(), log),
                                Reads.judge(journal.reads(), log),
                                ReadsInRealTime.judge(journal.reads()),
                                AppointmentWatches.judge(journal.watches(), log, toldVersions),
                                CalendarWatches.judge(journal.calendarWatches(), log, toldVersions)))
                .map(tally -> Check.of(tally.finding()))
                .toList();
    }

    private static List<Tally> ofLog(KnownLog log) {
        var order = new LogOrder();
        var versions = EntityVersions.tally();
        var seats = CalendarFold.tally();
        var entities = new EntityVersions(versions);
        var calendars = new CalendarFold(_ -> true, seats);
        for (Event event : log.events()) {
            order.examine(event);
            entities.examine(event);
            calendars.examine(event);
        }
        return List.of(order.end(log.head()), versions, seats);
    }

    private static List<Check> ofStreamAndViews(Evidence evidence) throws InterruptedException {
        var settings = new AuditSettings(
                evidence.commandAddress(), evidence.natsUrl(), evidence.mongoUrl(), evidence.mongoDatabase(), 0);
        try {
            return Audit.run(settings, Progress.NONE).stream()
                    .filter(finding -> finding.promise().equals("G3") || finding.promise().equals("G4"))
                    .map(Check::of)
                    .toList();
        } catch (AwayException e) {
            return List.of(new Check("G8", "stream and views can be read", 1, List.of(e.getMessage())));
        }
    }

    /**
     * Reads the whole log.
     *
     * @throws io.grpc.StatusRuntimeException if the command server is away
     */
    public static List<Event> read(Evidence evidence) {
        var events = new ArrayList<Event>();
        try (var log = new LogReader(evidence.commandAddress(), 0)) {
            long head = log.head();
            List<Event> page;
            do {
                long next = events.isEmpty() ? 1 : events.getLast().getPosition() + 1;
                page = next > head ? List.of() : log.page(next, head);
                events.addAll(page);
            } while (!page.isEmpty());
        }
        return events;
    }
}
