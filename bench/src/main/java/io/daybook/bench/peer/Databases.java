package io.daybook.bench.peer;

import io.daybook.bench.bed.Bed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases of the PostgreSQL of a bed. */
final class Databases {

    private Databases() {}

    /** Makes an empty one. */
    static void create(Bed bed, String name) {
        execute(bed, "create database " + name);
    }

    /** Has sessions of one look for names in a schema. */
    static void setSearchPath(Bed bed, String name, String schema) {
        execute(bed, "alter database %s set search_path = %s, public".formatted(name, schema));
    }

    private static void execute(Bed bed, String sql) {
        try (Connection connection = DriverManager.getConnection(bed.postgresUrl("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("a peer's database cannot be set up", e);
        }
    }
}
