package io.daybook.views;

import com.mongodb.ConnectionString;
import com.mongodb.MongoNamespace;
import io.daybook.service.Environment;
import io.daybook.service.SettingException;

/**
 * Where the views are. Immutable.
 *
 * @param mongo    the MongoDB
 * @param database the name of their database
 */
public record ViewSettings(ConnectionString mongo, String database) {

    /**
     * Reads {@code DAYBOOK_MONGO_URL} and {@code DAYBOOK_MONGO_DATABASE}.
     *
     * @throws SettingException if one cannot be used
     */
    public static ViewSettings from(Environment environment) {
        return new ViewSettings(mongo(environment), database(environment));
    }

    private static ConnectionString mongo(Environment environment) {
        String name = "DAYBOOK_MONGO_URL";
        String url = environment.url(name, "mongodb://127.0.0.1:27017", "mongodb://", "mongodb+srv://");
        try {
            return new ConnectionString(url);
        } catch (IllegalArgumentException e) {
            throw new SettingException("%s: %s".formatted(name, e.getMessage()));
        }
    }

    private static String database(Environment environment) {
        String name = "DAYBOOK_MONGO_DATABASE";
        String database = environment.text(name, "daybook");
        try {
            MongoNamespace.checkDatabaseNameValidity(database);
            return database;
        } catch (IllegalArgumentException e) {
            throw new SettingException("%s: '%s' cannot be the name of a database".formatted(name, database));
        }
    }
}
