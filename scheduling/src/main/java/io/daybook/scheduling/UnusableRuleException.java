package io.daybook.scheduling;

/** A recurrence rule that cannot be used. Its message is a clause that follows the field's name. */
public final class UnusableRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the rule. */
    public UnusableRuleException(String problem) {
        super(problem);
    }
}
