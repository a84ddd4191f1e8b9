package io.daybook.cli.agenda;

import io.daybook.cli.agenda.ClockRows.Range;
import io.daybook.cli.agenda.Lanes.Group;
import io.daybook.cli.agenda.Lanes.Placed;
import java.util.List;
import java.util.Optional;

/** One day as a column of a grid. */
final class DayColumn {

    private static final int NARROWEST_LANE = 7;
    private static final String BAR = "▌";

    private final Day day;
    private final ClockRows rows;
    private final Lanes lanes;
    private final int width;

    DayColumn(Day day, int width) {
        this.day = day;
        this.width = width;
        this.rows = new ClockRows(day);
        this.lanes = new Lanes(day, rows);
    }

    Day day() {
        return day;
    }

    /** The rows in which there is something. */
    Optional<Range> usedRows() {
        return lanes.rows();
    }

    /** What stands in a row, as wide as the column. */
    String cell(int row) {
        return lanes.at(row)
                .map(group -> cell(group, row))
                .orElseGet(() -> (rows.occurs(row) ? " " : "╌").repeat(width));
    }

    private String cell(Group group, int row) {
        int fitting = Math.max(1, width / NARROWEST_LANE);
        boolean all = group.count() <= fitting;
        int shown = all ? group.count() : fitting;
        int last = all ? shown : shown - 1;
        int laneWidth = width / shown;
        var cell = new StringBuilder();
        List<Placed> here = group.in(row);
        for (int lane = 0; lane < last; lane++) {
            cell.append(Fitting.to(laneWidth, text(here, lane, row, laneWidth - 1)));
        }
        if (!all) {
            cell.append(Fitting.to(laneWidth, hidden(here, last)));
        }
        return Fitting.to(width, cell.toString());
    }

    private String text(List<Placed> here, int lane, int row, int textWidth) {
        return here.stream()
                .filter(placed -> placed.lane() == lane)
                .findFirst()
                .map(placed -> BAR
                        + Label.row(
                                placed.appointment(),
                                day,
                                row - placed.rows().first(),
                                placed.rows().last() - placed.rows().first() + 1,
                                textWidth))
                .orElse("");
    }

    private static String hidden(List<Placed> here, int shownLanes) {
        long count = here.stream().filter(placed -> placed.lane() >= shownLanes).count();
        return count == 0 ? "" : BAR + "+" + count;
    }
}
