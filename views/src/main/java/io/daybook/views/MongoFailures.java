package io.daybook.views;

import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import io.daybook.service.FailureTranslator;
import io.daybook.service.ServiceException;
import java.util.Optional;

/** MongoDB being away is no fault of ours; its refusing a query is. Safe for use by many threads. */
public final class MongoFailures implements FailureTranslator {

    /** What callers are told while it is away. */
    public static final ServiceException AWAY = ServiceException.unavailable("views", "the views cannot be reached");

    @Override
    public Optional<ServiceException> translate(Throwable failure) {
        return switch (failure) {
            case MongoNotPrimaryException _, MongoNodeIsRecoveringException _ -> away();
            case MongoServerException _ -> Optional.empty();
            case MongoException _ -> away();
            default -> Optional.empty();
        };
    }

    private static Optional<ServiceException> away() {
        return Optional.of(AWAY);
    }
}
