package io.daybook.service;

import io.daybook.v1.ErrorReason;
import io.grpc.Status.Code;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.LoggerFactory;

/** Tells which failures of a server's libraries mean something to a caller. Safe for use by many threads. */
@FunctionalInterface
public interface FailureTranslator {

    /** Why a call was ended. */
    String UNANSWERED = "the server stopped before it could answer";

    /** The failure as the caller is to see it; empty if it is a fault of ours. */
    Optional<ServiceException> translate(Throwable failure);

    /** What callers are told whose calls the server had to end before it could answer. */
    default ServiceException unanswered() {
        return ServiceException.unavailable("server", UNANSWERED);
    }

    /**
     * The failure as the caller is to see it. What is not a {@link ServiceException} and has no translation is a fault of
     * ours: the caller gets INTERNAL and an incident number, the log the whole story.
     */
    default ServiceException toServiceException(Throwable failure) {
        if (failure instanceof ServiceException known) {
            return known;
        }
        if (failure instanceof RejectedExecutionException) {
            // The connection is gone with the server's threads, and nobody will read this.
            return ServiceException.unavailable("server", "the server is stopping");
        }
        return translate(failure).orElseGet(() -> {
            String incident = UUID.randomUUID().toString();
            LoggerFactory.getLogger(FailureTranslator.class).error("incident {}", incident, failure);
            return ServiceException.of(
                            Code.INTERNAL, ErrorReason.ERROR_REASON_INTERNAL, "internal error, incident " + incident)
                    .with("incident", incident);
        });
    }
}
