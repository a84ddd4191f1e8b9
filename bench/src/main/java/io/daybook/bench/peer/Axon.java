package io.daybook.bench.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.daybook.bench.bed.Bed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Axon Framework's event store on JDBC. Each event is the first of an aggregate and goes to the event store as it is, without a
 * command bus, a unit of work or an aggregate that is loaded before.
 */
public final class Axon {

    private static final String DATABASE = "axon";
    private static final int CONNECTIONS = 64;

    private Axon() {}

    /** What an event holds. */
    record AppointmentBooked(String content) {}

    /** Starts it on the PostgreSQL of a bed. */
    public static EventWriter start(Bed bed, Path log) throws IOException, InterruptedException {
        Databases.create(bed, DATABASE);
        String version = JdbcEventStorageEngine.class.getPackage().getImplementationVersion();
        return WriterProcess.startJava(
                "Axon Framework " + version, log, Axon.class, bed.postgresUrl(DATABASE), EventContent.text());
    }

    /**
     * Runs it as a process.
     *
     * @param arguments the JDBC URL of an empty database, and what events hold
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(CONNECTIONS);
        try (var pool = new HikariDataSource(config)) {
            EmbeddedEventStore events =
                    EmbeddedEventStore.builder().storageEngine(engine(pool)).build();
            Orders.obey(() -> events.publish(booked(arguments[1])));
            events.shutDown();
        }
    }

    private static GenericDomainEventMessage<AppointmentBooked> booked(String content) {
        return new GenericDomainEventMessage<>("Appointment", UUID.randomUUID().toString(), 0, new AppointmentBooked(content));
    }

    /** Connections commit by themselves: the fewest round trips that Axon can do with. */
    private static JdbcEventStorageEngine engine(HikariDataSource pool) {
        Serializer json = JacksonSerializer.defaultSerializer();
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new DataSourceConnectionProvider(pool))
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(json)
                .snapshotSerializer(json)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }
}
