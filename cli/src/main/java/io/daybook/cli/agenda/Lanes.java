package io.daybook.cli.agenda;

import io.daybook.cli.agenda.ClockRows.Range;
import io.daybook.v1.Appointment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The appointments of one day beside each other: those that share a row are in different lanes. */
final class Lanes {

    /** Appointments that hang together by shared rows. */
    static final class Group {

        private final List<Placed> placed = new ArrayList<>();
        private Range rows;

        /** How many lanes it takes. */
        int count() {
            return placed.stream().mapToInt(Placed::lane).max().orElseThrow() + 1;
        }

        /** The appointments in a row, by lane. */
        List<Placed> in(int row) {
            return placed.stream().filter(each -> each.rows().holds(row)).toList();
        }

        private void add(Appointment appointment, Range wanted) {
            int lane = 0;
            while (isTaken(lane, wanted)) {
                lane++;
            }
            placed.add(new Placed(appointment, wanted, lane));
            rows = rows == null ? wanted : rows.and(wanted);
        }

        private boolean isTaken(int lane, Range wanted) {
            return placed.stream().anyMatch(each -> each.lane() == lane && each.rows().touches(wanted));
        }
    }

    /** An appointment in its rows and its lane. */
    record Placed(Appointment appointment, Range rows, int lane) {}

    private final List<Group> groups = new ArrayList<>();

    Lanes(Day day, ClockRows rows) {
        for (Appointment appointment : day.appointments()) {
            Range wanted = rows.covered(day.startOf(appointment), day.endOf(appointment));
            Group group = groups.isEmpty() ? null : groups.getLast();
            if (group == null || !group.rows.touches(wanted)) {
                group = new Group();
                groups.add(group);
            }
            group.add(appointment, wanted);
        }
    }

    /** The group that has something in a row or around it. */
    Optional<Group> at(int row) {
        return groups.stream().filter(group -> group.rows.holds(row)).findFirst();
    }

    /** All rows that have something. */
    Optional<Range> rows() {
        return groups.stream().map(group -> group.rows).reduce(Range::and);
    }
}
