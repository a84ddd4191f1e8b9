package io.daybook.query.watch;

import io.daybook.query.notice.Interest;
import io.daybook.service.ServiceException;

/**
 * What one watch tells. It is asked again and again, and holds no thread in between. For one thread at a time.
 *
 * @param <T> an answer
 */
interface Watching<T> {

    /** How much it reads at once, the last message beyond that included: it holds what its caller has not taken yet. */
    int PAGE_BYTES = 16 * 1024;

    /** How many messages it reads at once. */
    int PAGE_SIZE = 10;

    /** Has the bell of its call rung at news, until the interest is closed. */
    Interest listen() throws InterruptedException;

    /** Tells what was there before the news, once; a failure ends the watch with an exception, as it does hereafter. */
    void open();

    /** Tells what is new, if the caller takes it; true when that was all that was wanted. */
    boolean tellNews();

    /** A sign of life. */
    T heartbeat();

    /** A passing failure of it, with what the caller needs to go on elsewhere from where this one ended. */
    ServiceException resumable(ServiceException failure);
}
