package io.daybook.chaos.judge;

import io.daybook.chaos.journal.Journal;
import java.util.List;

/** Compares what clients were told with what is there. */
public final class Judges {

    private Judges() {}

    /** All checks. */
    public static List<Check> judge(Journal journal, Evidence evidence) {
        return List.of();
    }
}
