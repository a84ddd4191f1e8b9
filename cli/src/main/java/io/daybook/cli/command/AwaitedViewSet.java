package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.v1.GetProjectorStatusResponse;
import io.daybook.v1.ViewSet;
import io.daybook.v1.ViewSetState;
import java.time.Duration;
import java.util.List;

/** A set of views that is to be read. */
final class AwaitedViewSet {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);

    private final Session session;
    private final long generation;

    AwaitedViewSet(Session session, long generation) {
        this.session = session;
        this.generation = generation;
    }

    /** Waits until it is read, telling how far it is; for ever, unless the command line limits the time. */
    void await() {
        long position;
        try {
            position = positionWhenRead();
        } finally {
            session.console().progress("");
        }
        session.console().message("View set %d is read, at position %d.".formatted(generation, position));
    }

    private long positionWhenRead() {
        ViewSet set = look();
        while (set.getState() == ViewSetState.VIEW_SET_STATE_NEXT) {
            if (session.deadline().isExpired()) {
                throw new Failure(
                        ExitCode.TIMEOUT,
                        "view set %d is at position %d and not read yet; it goes on".formatted(generation, set.getPosition()));
            }
            pause();
            set = look();
        }
        return set.getPosition();
    }

    private ViewSet look() {
        if (session.chosenTimeout().isEmpty()) {
            session.allowTimeAnew();
        }
        GetProjectorStatusResponse status = ProjectorCommand.status(session);
        ViewSet set = status.getViewSetsList().stream()
                .filter(candidate -> candidate.getGeneration() == generation)
                .findFirst()
                .orElseThrow(this::gone);
        String end = status.hasHeadPosition() ? " of " + status.getHeadPosition() : "";
        session.console().progress("view set %d: position %d%s".formatted(generation, set.getPosition(), end));
        return set;
    }

    private Failure gone() {
        return new Failure(
                ExitCode.PRECONDITION, "view set %d is gone: the views were wiped meanwhile".formatted(generation));
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.INTERRUPTED, List.of("interrupted"), e);
        }
    }
}
