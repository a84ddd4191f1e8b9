package io.daybook.bench.report;

/**
 * What a ratio is to be. Immutable.
 *
 * @param relation on which side of the bound
 * @param bound    a ratio; of no meaning if there is none
 */
public record Target(Relation relation, double bound) {

    /** Sides of a bound, which itself belongs to both. */
    public enum Relation {
        /** The more, the better. */
        AT_LEAST("≥"),
        /** The less, the better. */
        AT_MOST("≤"),
        /** There is no bound: the ratio is only to be known. */
        NONE("");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }
    }

    /** The more, the better. */
    public static Target atLeast(double bound) {
        return new Target(Relation.AT_LEAST, bound);
    }

    /** The less, the better. */
    public static Target atMost(double bound) {
        return new Target(Relation.AT_MOST, bound);
    }

    /** A ratio that is only to be known. */
    public static Target none() {
        return new Target(Relation.NONE, 1);
    }

    /** Whether there is something to reach. */
    public boolean isBound() {
        return relation != Relation.NONE;
    }

    /** Whether a ratio is on the right side. */
    public boolean isReachedBy(double ratio) {
        return switch (relation) {
            case AT_LEAST -> ratio >= bound;
            case AT_MOST -> ratio <= bound;
            case NONE -> true;
        };
    }

    @Override
    public String toString() {
        return isBound() ? "%s %.2f".formatted(relation.sign, bound) : "–";
    }
}
