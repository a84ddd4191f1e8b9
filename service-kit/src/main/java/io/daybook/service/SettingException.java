package io.daybook.service;

/** A setting that cannot be used; its message is one line for the person who set it. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which variable and what is wrong. */
    public SettingException(String message) {
        super(message);
    }
}
