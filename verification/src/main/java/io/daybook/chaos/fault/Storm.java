package io.daybook.chaos.fault;

import io.daybook.chaos.cluster.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A schedule that is carried out on a cluster, each lane by a thread of its own. Safe for use by many threads. */
public final class Storm implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Storm.class);

    private final Queue<Fault> struck = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> lasting = new ConcurrentLinkedQueue<>();
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final long begun = System.nanoTime();
    private final Cluster cluster;

    private Storm(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Begins it. */
    public static Storm begin(Schedule schedule, Cluster cluster) {
        var storm = new Storm(cluster);
        for (List<PlannedFault> lane : schedule.lanes()) {
            storm.running.add(storm.lanes.submit(() -> storm.carryOut(lane)));
        }
        return storm;
    }

    /** What was done so far. */
    public List<Fault> struck() {
        return List.copyOf(struck);
    }

    /** What is broken just now. */
    public List<Fault> lasting() {
        return List.copyOf(lasting);
    }

    /**
     * Waits for the last fault to be healed.
     *
     * @return false if there still was something to do when patience ended
     * @throws IllegalStateException if a fault could not be done or undone
     */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Future<?> lane : running) {
            try {
                lane.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a fault could not be done or undone", e.getCause());
            }
        }
        return true;
    }

    /** Ends it at once; what is broken stays so. */
    @Override
    public void close() {
        lanes.shutdownNow();
    }

    private Void carryOut(List<PlannedFault> lane) throws InterruptedException {
        for (PlannedFault planned : lane) {
            Fault fault = planned.fault();
            sleepUntil(planned.begin());
            lasting.add(fault);
            LOG.info("{}: {}", fault.target(), fault.kind());
            fault.strike(cluster);
            struck.add(fault);
            TimeUnit.MILLISECONDS.sleep(planned.length().toMillis());
            fault.heal(cluster);
            LOG.info("{}: {} is healed", fault.target(), fault.kind());
            lasting.remove(fault);
        }
        return null;
    }

    /** A lane that fell behind, as a part was slow to stop, goes on at once. */
    private void sleepUntil(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos() - (System.nanoTime() - begun));
    }
}
