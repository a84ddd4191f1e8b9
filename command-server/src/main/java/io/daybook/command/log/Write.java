package io.daybook.command.log;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A statement that changes something, with its values. Immutable.
 *
 * <p>The values go to PostgreSQL through JDBC, not through jOOQ: it would write arrays of bytes as text, digit by digit, and
 * render every statement anew, which together cost more than all else that a server does for a command.
 *
 * @param sql    with a place for each array
 * @param arrays of {@code Long}, {@code String}, {@code UUID} or {@code byte[]}, in the order of their places
 */
public record Write(String sql, List<Object[]> arrays) {

    private static final String COMMIT = "commit";

    /**
     * Runs statements in order and commits them, all in one round trip.
     *
     * @throws SQLException if it failed. If PostgreSQL itself refused one of them, nothing is stored; if it was lost meanwhile,
     *                      nobody knows
     */
    public static void commit(Connection transaction, List<Write> writes) throws SQLException {
        String sql = writes.stream().map(write -> write.sql() + "; ").collect(joining("", "", COMMIT));
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            int place = 0;
            for (Write write : writes) {
                for (Object[] array : write.arrays()) {
                    statement.setArray(++place, transaction.createArrayOf(typeOf(array), array));
                }
            }
            statement.execute();
        }
    }

    private static String typeOf(Object[] array) {
        return switch (array.getClass().getComponentType().getSimpleName()) {
            case "Long" -> "int8";
            case "String" -> "text";
            case "UUID" -> "uuid";
            case "byte[]" -> "bytea";
            case String other -> throw new IllegalArgumentException(other);
        };
    }
}
