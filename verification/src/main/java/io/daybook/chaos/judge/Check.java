package io.daybook.chaos.judge;

import io.daybook.audit.Finding;
import java.util.List;

/**
 * What one check of a run came to. Immutable.
 *
 * @param promise  the promise it is about, such as "G2"
 * @param name     what was checked
 * @param examined how many things were looked at
 * @param breaches the first 20 breaches, each with its evidence
 */
public record Check(String promise, String name, long examined, List<String> breaches) {

    /** Copies the list. */
    public Check {
        breaches = List.copyOf(breaches);
    }

    static Check of(Finding finding) {
        return new Check(finding.promise(), finding.name(), finding.examined(), finding.breaches());
    }
}
