package io.daybook.chaos.clock;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;

/**
 * The Java agent that gives a server a wrong clock: what it is told of the time, by {@code java.time} or by
 * {@code System.currentTimeMillis} in classes that are not the JDK's, is off by what a file says.
 */
public final class WrongClock {

    /** How many seconds the clock is ahead. The JDK's own classes see nothing of this agent but such a property. */
    private static final String AHEAD = "daybook.chaos.clock.ahead";

    private static final long LOOK_MILLIS = 50;

    private WrongClock() {}

    /**
     * Called before the server's main method.
     *
     * @param file            how many seconds its clock is ahead, as often as that changes
     * @param instrumentation where classes are changed
     */
    public static void premain(String file, Instrumentation instrumentation) throws IOException {
        look(Path.of(file));
        Thread.ofPlatform().daemon().name("wrong-clock").start(() -> follow(Path.of(file)));
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .ignore(none())
                .type(named(Clock.class.getName()))
                .transform((builder, _, _, _, _) -> builder.visit(Advice.to(Ahead.class).on(named("currentInstant"))))
                .installOn(instrumentation);
        instrumentation.addTransformer(new MillisSubstitution());
    }

    /** What stands in the place of {@code System.currentTimeMillis}. */
    public static long millis() {
        return Instant.now().toEpochMilli();
    }

    private static void follow(Path file) {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                look(file);
            }
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();
        }
    }

    private static void look(Path file) throws IOException {
        System.setProperty(AHEAD, Files.readString(file));
    }

    /** Is copied into the method by which {@code java.time} learns the time. */
    static final class Ahead {

        private Ahead() {}

        @OnMethodExit
        static void exit(@Return(readOnly = false) Instant returned) {
            returned = returned.plusSeconds(Long.getLong(AHEAD, 0));
        }
    }
}
