package io.daybook.query.watch;

import io.daybook.query.notice.Bell;
import io.daybook.query.notice.CalendarListener;
import io.daybook.v1.AppointmentNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one watch of a calendar has still to look at. When the watch is slow and the mailbox full, it forgets the notices
 * and says so: they are then read from the views. Safe for use by many threads.
 */
final class CalendarMailbox implements CalendarListener {

    private final Bell bell;
    private final int capacityBytes;
    private List<AppointmentNotice> notices = new ArrayList<>();
    private int bytes;
    private boolean forgetful;
    private Optional<Sweeping> swept = Optional.empty();

    /**
     * Rings the bell when there is something to take.
     *
     * @param capacityBytes how much of notices it keeps, as they are sent
     */
    CalendarMailbox(Bell bell, int capacityBytes) {
        this.bell = bell;
        this.capacityBytes = capacityBytes;
    }

    @Override
    public synchronized void changed(AppointmentNotice notice) {
        bytes += notice.getSerializedSize();
        if (bytes > capacityBytes) {
            forgetful = true;
            notices = new ArrayList<>();
        }
        if (!forgetful) {
            notices.add(notice);
        }
        bell.ring();
    }

    @Override
    public synchronized void swept(long position, long changePosition) {
        swept = Optional.of(new Sweeping(position, changePosition));
        bell.ring();
    }

    synchronized Mail take() {
        var taken = new Mail(notices, forgetful, swept);
        notices = new ArrayList<>();
        bytes = 0;
        forgetful = false;
        swept = Optional.empty();
        return taken;
    }

    /**
     * What came since it was last looked at.
     *
     * @param notices   in the order they came
     * @param forgotten whether there were more notices than these
     * @param swept     what the newest sweep found
     */
    record Mail(List<AppointmentNotice> notices, boolean forgotten, Optional<Sweeping> swept) {}

    /**
     * What a sweep found.
     *
     * @param position       the views were there
     * @param changePosition the calendar's newest change, read after that
     */
    record Sweeping(long position, long changePosition) {}
}
