package io.daybook.audit;

import java.util.ArrayList;
import java.util.List;

/** Counts what a check looks at and gathers what it finds, in bounded memory. For one thread. */
public final class Tally {

    /** How many breaches are told in words; all are counted. */
    public static final int MOST_TOLD = 20;

    private final String promise;
    private final String name;
    private final List<String> breaches = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private long examined;
    private long breachCount;

    /**
     * Begins with nothing.
     *
     * @param promise the promise the check is about, such as "G2"
     * @param name    what is checked
     */
    public Tally(String promise, String name) {
        this.promise = promise;
        this.name = name;
    }

    /** Counts one thing that was looked at. */
    public void examined() {
        examined++;
    }

    /** Counts and keeps a breach, told as {@link String#format} does. */
    public void breach(String text, Object... details) {
        breachCount++;
        tell(breaches, text.formatted(details));
    }

    /** Keeps what is no breach, but should be known. */
    public void remark(String text, Object... details) {
        tell(remarks, text.formatted(details));
    }

    /** Adds what another tally of the same check gathered. */
    public void add(Tally other) {
        examined += other.examined;
        breachCount += other.breachCount;
        other.breaches.forEach(breach -> tell(breaches, breach));
        other.remarks.forEach(remark -> tell(remarks, remark));
    }

    /** An empty tally of the same check. */
    public Tally another() {
        return new Tally(promise, name);
    }

    /** What was gathered so far. */
    public Finding finding() {
        return new Finding(promise, name, examined, breachCount, breaches, remarks);
    }

    private static void tell(List<String> told, String text) {
        if (told.size() < MOST_TOLD) {
            told.add(text);
        }
    }
}
