package io.daybook.query.watch;

import io.daybook.service.ServiceException;

/** One watch being served. For the one thread that serves it. */
interface Watching {

    /** How much it reads at once, the last message beyond that included: it holds what its caller has not taken yet. */
    int PAGE_BYTES = 16 * 1024;

    /** How many messages it reads at once. */
    int PAGE_SIZE = 10;

    /** Streams until the caller has all that was wanted; a failure ends it with an exception. */
    void run() throws InterruptedException;

    /** A passing failure of it, with what the caller needs to go on elsewhere from where this one ended. */
    ServiceException resumable(ServiceException failure);
}
