package io.daybook.audit;

/** Is told how far an audit has come. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (_, _, _) -> {};

    /**
     * An audit has come further.
     *
     * @param doing what it does, such as "log"
     * @param done  how much of it is done
     * @param all   how much there is
     */
    void at(String doing, long done, long all);
}
