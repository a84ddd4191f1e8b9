package io.daybook.cli.sync;

import io.daybook.v1.Appointment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Moves that may be in each other's way: each is tried after those whose place it wants. Runs once. */
final class Moves {

    /** Carries out one move. */
    interface Mover {
        /**
         * Moves.
         *
         * @param inCircle whether others wait for this one to go that it waits for itself, so that it may have to step aside
         * @return whether the place it had is free now
         */
        boolean move(Change move, boolean inCircle);
    }

    private enum Progress {
        UNDER_WAY,
        LEFT,
        STAYED
    }

    private final List<Change> moves;
    private final List<Appointment> staying;
    private final Mover mover;
    private final Map<Change, Progress> progress = new LinkedHashMap<>();

    /** Moves on a calendar; {@code staying} is what takes time there and does not move. */
    Moves(List<Change> moves, List<Appointment> staying, Mover mover) {
        this.moves = moves;
        this.staying = staying;
        this.mover = mover;
    }

    void run() {
        for (List<Change> obstructed = obstructed(); !obstructed.isEmpty(); obstructed = obstructed()) {
            obstructed.forEach(move -> settle(move, false));
        }
        moves.forEach(this::visit);
    }

    /** Those that something stays in the way of, so that nothing has to make way for them. */
    private List<Change> obstructed() {
        List<Appointment> stay = Stream.concat(
                        staying.stream(),
                        moves.stream().filter(move -> progress.get(move) == Progress.STAYED).map(Change::booked))
                .toList();
        return moves.stream()
                .filter(move -> !progress.containsKey(move))
                .filter(move -> stay.stream().anyMatch(other -> isInTheWay(other, move)))
                .toList();
    }

    private Progress visit(Change move) {
        if (progress.containsKey(move)) {
            return progress.get(move);
        }
        progress.put(move, Progress.UNDER_WAY);
        List<Progress> inTheWay = moves.stream()
                .filter(other -> other != move && isInTheWay(other.booked(), move))
                .map(this::visit)
                .toList();
        boolean inCircle = inTheWay.contains(Progress.UNDER_WAY) && !inTheWay.contains(Progress.STAYED);
        return settle(move, inCircle);
    }

    private Progress settle(Change move, boolean inCircle) {
        Progress now = mover.move(move, inCircle) ? Progress.LEFT : Progress.STAYED;
        progress.put(move, now);
        return now;
    }

    private static boolean isInTheWay(Appointment other, Change move) {
        return Room.isInTheWay(other, move.wanted().start(), move.wanted().end());
    }
}
