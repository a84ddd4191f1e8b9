package io.daybook.command;

import io.daybook.service.FailureTranslator;
import io.daybook.service.ServiceException;
import java.util.Optional;
import org.jooq.exception.DataAccessException;

/** PostgreSQL being away is no fault of ours, and a command that was not answered may be stored. Safe for use by many threads. */
final class DatabaseFailures implements FailureTranslator {

    /** What callers are told while it is away. */
    static final ServiceException AWAY = ServiceException.unavailable("postgres", "the database is away or failed");

    @Override
    public Optional<ServiceException> translate(Throwable failure) {
        return failure instanceof DataAccessException ? Optional.of(AWAY) : Optional.empty();
    }

    @Override
    public ServiceException unanswered() {
        return ServiceException.outcomeUnknown(UNANSWERED);
    }
}
