package io.daybook.command.log;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A statement with its values. Immutable.
 *
 * <p>The values go to PostgreSQL through JDBC, not through jOOQ: it would write arrays of bytes as text, digit by digit, and
 * render every statement anew, which together cost more than all else that a server does for a command.
 *
 * @param sql    with a place for each array
 * @param arrays of {@code Long}, {@code String}, {@code UUID} or {@code byte[]}, in the order of their places
 */
public record Write(String sql, List<Object[]> arrays) {

    /** Makes what the statements before it did durable. */
    static final Write COMMIT = new Write("commit", List.of());

    /** Statements as one message, to be run in order. The first that PostgreSQL refuses ends the transaction. */
    static PreparedStatement prepare(Connection transaction, List<Write> writes) throws SQLException {
        PreparedStatement statement =
                transaction.prepareStatement(writes.stream().map(Write::sql).collect(joining("; ")));
        int place = 0;
        for (Write write : writes) {
            for (Object[] array : write.arrays()) {
                statement.setArray(++place, transaction.createArrayOf(typeOf(array), array));
            }
        }
        return statement;
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
