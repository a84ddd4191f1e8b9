package io.daybook.command.log;

import io.daybook.service.Environment;

/**
 * Where PostgreSQL is. Immutable.
 *
 * @param url      JDBC URL
 * @param user     user name
 * @param password password, empty if none is needed
 */
public record DatabaseSettings(String url, String user, String password) {

    /**
     * Reads {@code DAYBOOK_POSTGRES_URL}, {@code DAYBOOK_POSTGRES_USER} and {@code DAYBOOK_POSTGRES_PASSWORD}.
     *
     * @throws io.daybook.service.SettingException if the URL is not one of PostgreSQL's JDBC driver
     */
    public static DatabaseSettings from(Environment environment) {
        return new DatabaseSettings(
                environment.url("DAYBOOK_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:5432/daybook", "jdbc:postgresql:"),
                environment.text("DAYBOOK_POSTGRES_USER", "postgres"),
                environment.text("DAYBOOK_POSTGRES_PASSWORD", ""));
    }

    /** Where it is, without what the URL may hold of names and passwords. */
    @Override
    public String toString() {
        return "PostgreSQL at " + url.replaceFirst("\\?.*", "");
    }
}
