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

/** Makes the jar by which a JVM loads the {@link Saboteur}: it names the places of the classes that are needed. */
public final class AgentJar {

    private AgentJar() {}

    /**
     * Writes it.
     *
     * @return the JVM option that loads it and switches a protection off
     */
    public static String write(Path directory, Protection off) {
        var manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Name.MANIFEST_VERSION, "1.0");
        attributes.put(new Name("Premain-Class"), Saboteur.class.getName());
        attributes.put(
                Name.CLASS_PATH,
                Stream.of(Saboteur.class, ByteBuddy.class).map(AgentJar::place).collect(Collectors.joining(" ")));
        Path jar = directory.resolve("saboteur.jar");
        try (var _ = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            return "-javaagent:%s=%s".formatted(jar, off);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
