package io.daybook.cli.server;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.client.CalendarNews;
import io.daybook.client.Watch;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.v1.WatchCalendarRequest;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Follows a watch across broken connections, until it ends or the time is over. For one thread. */
public final class Following {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final Servers servers;
    private final Optional<Deadline> deadline;
    private final Consumer<String> interruptions;
    private Optional<StatusRuntimeException> lastFailure = Optional.empty();
    private boolean heard;
    private boolean interrupted;

    /**
     * What watches are followed by.
     *
     * @param deadline      when the time is over; empty for no limit
     * @param interruptions is told when the connection is lost
     */
    public Following(Servers servers, Optional<Deadline> deadline, Consumer<String> interruptions) {
        this.servers = servers;
        this.deadline = deadline;
        this.interruptions = interruptions;
    }

    /**
     * Follows an appointment.
     *
     * @return true if its target was told, false if the time is over
     * @throws StatusRuntimeException if the server refuses
     * @throws Failure                if no server can be reached, or none was before the time is over
     */
    public boolean follow(WatchAppointmentRequest request, Consumer<WatchAppointmentResponse> user) {
        return follow(servers.client().watch(request, this::interrupted), user);
    }

    /**
     * Follows a calendar until the time is over.
     *
     * @throws StatusRuntimeException if the server refuses
     * @throws Failure                if no server can be reached, or none was before the time is over
     */
    public void follow(WatchCalendarRequest request, Consumer<CalendarNews> user) {
        follow(servers.client().watch(request, this::interrupted), user);
    }

    private <T> boolean follow(Watch<T> opened, Consumer<T> user) {
        try (Watch<T> watch = opened) {
            while (!watch.isEnded() && !isOver()) {
                watch.next(wait(deadline)).ifPresent(news -> {
                    heard = true;
                    interrupted = false;
                    servers.heardFrom(servers.queryAddress());
                    user.accept(news);
                });
            }
            if (!watch.isEnded() && !heard && lastFailure.isPresent()) {
                throw lastFailure.get();
            }
            return watch.isEnded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.INTERRUPTED, List.of("interrupted"), e);
        } catch (StatusRuntimeException failure) {
            throw Reachability.told(failure, servers.queryAddress(), false);
        }
    }

    private void interrupted(StatusRuntimeException failure) {
        servers.noteFailure(failure, servers.queryAddress());
        lastFailure = Optional.of(failure);
        if (!interrupted) {
            interrupted = true;
            interruptions.accept("no connection to %s; trying again".formatted(servers.queryAddress()));
        }
    }

    private boolean isOver() {
        return deadline.map(Deadline::isExpired).orElse(false);
    }

    private static Duration wait(Optional<Deadline> deadline) {
        return deadline.map(limit -> Duration.ofNanos(limit.timeRemaining(TimeUnit.NANOSECONDS))).orElse(LONGEST_WAIT);
    }
}
