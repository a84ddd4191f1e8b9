package io.daybook.audit.view;

/** There are no complete views to be read. */
public final class ViewsUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ViewsUnreadableException(String message) {
        super(message);
    }
}
