package io.daybook.audit.view;

import io.daybook.audit.Tally;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Decides whether what looks wrong is: the views move while they are read, and documents that were read one after the
 * other need not fit. So all of them are read once more, the checkpoint first. What is parked is told apart. Safe for use by
 * many threads.
 */
final class SecondLook {

    private final AuditedViews views;

    SecondLook(AuditedViews views) {
        this.views = views;
    }

    /**
     * Looks again at something that seemed wrong in views of a position.
     *
     * @param entityIds what it is about
     * @param look      reads and tells what is wrong, if anything is
     */
    void at(long position, Collection<String> entityIds, Tally tally, Supplier<Optional<String>> look) {
        try {
            views.awaitPosition(position);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
        look.get().ifPresent(problem -> {
            if (entityIds.stream().anyMatch(views::isIncomplete)) {
                tally.remark("behind parked events: %s", problem);
            } else {
                tally.breach("%s", problem);
            }
        });
    }
}
