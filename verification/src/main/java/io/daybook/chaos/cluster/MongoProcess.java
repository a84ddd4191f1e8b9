package io.daybook.chaos.cluster;

import io.daybook.local.EmbeddedMongo;
import java.util.concurrent.CountDownLatch;

/** The embedded MongoDB as a process, which takes what it held with it. */
public final class MongoProcess {

    private MongoProcess() {}

    /**
     * Runs until it is killed.
     *
     * @param arguments the port
     */
    public static void main(String... arguments) throws InterruptedException {
        try (EmbeddedMongo _ = EmbeddedMongo.start(Integer.parseInt(arguments[0]))) {
            new CountDownLatch(1).await();
        }
    }
}
