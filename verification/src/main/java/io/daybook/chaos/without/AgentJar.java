package io.daybook.chaos.without;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;

/** Makes the jar by which a JVM loads an agent: it names the places of the classes that are needed. */
public final class AgentJar {

    private AgentJar() {}

    /**
     * Writes it, if it is not there: one that a JVM is just reading must not be touched.
     *
     * @param agent    has a method {@code premain}
     * @param argument what that is told
     * @return the JVM option that loads it
     */
    public static String write(Path directory, Class<?> agent, String argument) {
        Path jar = directory.resolve(agent.getSimpleName() + ".jar");
        if (Files.notExists(jar)) {
            write(jar, agent);
        }
        return "-javaagent:%s=%s".formatted(jar, argument);
    }

    private static void write(Path jar, Class<?> agent) {
        var manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Name.MANIFEST_VERSION, "1.0");
        attributes.put(new Name("Premain-Class"), agent.getName());
        attributes.put(new Name("Can-Retransform-Classes"), "true");
        attributes.put(
                Name.CLASS_PATH,
                Stream.of(agent, ByteBuddy.class).map(AgentJar::place).collect(Collectors.joining(" ")));
        try {
            new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
