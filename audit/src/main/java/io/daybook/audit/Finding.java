package io.daybook.audit;

import java.util.List;

/**
 * What one check came to. Immutable.
 *
 * @param promise     the promise it is about, such as "G2"
 * @param name        what was checked
 * @param examined    how many things were looked at
 * @param breachCount how many breaches were found
 * @param breaches    the first of them, at most {@link Tally#MOST_TOLD}, each with its evidence
 * @param remarks     what is no breach, but should be known; at most {@link Tally#MOST_TOLD}
 */
public record Finding(
        String promise, String name, long examined, long breachCount, List<String> breaches, List<String> remarks) {

    /** Copies the lists. */
    public Finding {
        breaches = List.copyOf(breaches);
        remarks = List.copyOf(remarks);
    }
}
