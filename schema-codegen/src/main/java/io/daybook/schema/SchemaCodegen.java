package io.daybook.schema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Target;

/**
 * Generates jOOQ's classes from the migrations, by applying them to an embedded PostgreSQL. Part of the build; does
 * nothing when the migrations and jOOQ are those of the last run.
 */
public final class SchemaCodegen {

    /** To be raised with every change of {@link #configuration}, so that what was generated before is not kept. */
    private static final String CONFIGURATION_VERSION = "1";

    private SchemaCodegen() {}

    /** Arguments: the folder of the migrations, the folder to write to, the Java package. */
    public static void main(String[] arguments) throws Exception {
        Path migrations = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        String javaPackage = arguments[2];
        Path stamp = target.resolve("migrations.sha256");
        String digest = digest(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
            return;
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection connection = postgres.getPostgresDatabase().getConnection()) {
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            var tool = new GenerationTool();
            tool.setConnection(connection);
            tool.run(configuration(target, javaPackage));
        }
        Files.writeString(stamp, digest);
    }

    private static Configuration configuration(Path target, String javaPackage) {
        return new Configuration()
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withInputSchema("public")
                                .withExcludes("flyway_schema_history")
                                .withForcedTypes(new ForcedType()
                                        .withName("INSTANT")
                                        .withIncludeTypes("(?i:timestamptz|timestamp.*with time zone)")))
                        .withGenerate(new Generate().withKeys(false).withIndexes(false).withRecords(true))
                        .withTarget(new Target()
                                .withDirectory(target.toString())
                                .withPackageName(javaPackage)));
    }

    private static String digest(Path migrations) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((CONFIGURATION_VERSION + Constants.FULL_VERSION).getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.list(migrations)) {
            List<Path> inOrder = files.sorted().toList();
            for (Path file : inOrder) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
