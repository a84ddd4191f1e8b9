package io.daybook.scheduling;

/**
 * The rules that a caller sets aside. Immutable.
 *
 * @param allowPast      whether a start in the past is accepted, as an import of history needs
 * @param overrideReason why the host sets aside all rules of calendars but their seats; empty if not
 */
public record Waiver(boolean allowPast, String overrideReason) {

    /** Nothing is set aside. */
    public static final Waiver NONE = new Waiver(false, "");

    /** Whether all rules but the seats are set aside. */
    public boolean overridesRules() {
        return !overrideReason.isEmpty();
    }
}
