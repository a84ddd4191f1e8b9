package io.daybook.query.watch;

import io.daybook.service.ServiceException;

/** One watch being served. For the one thread that serves it. */
interface Watching {

    /** Streams until the caller has all that was wanted; a failure ends it with an exception. */
    void run() throws InterruptedException;

    /** A passing failure of it, with what the caller needs to go on elsewhere from where this one ended. */
    ServiceException resumable(ServiceException failure);
}
