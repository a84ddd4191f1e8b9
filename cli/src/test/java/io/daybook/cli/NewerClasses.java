package io.daybook.cli;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives the classes of a jar the version of this JDK and what that asks for, and nothing else: those from before Java 6 the JVM
 * does not keep, and verifies in a way that takes long.
 */
final class NewerClasses {

    /** Of Java 6, the first that the JVM keeps. */
    private static final int KEPT = 50;

    private final ClassFile classFile;

    private NewerClasses(ClassFile classFile) {
        this.classFile = classFile;
    }

    /** Rewrites a jar in its place. */
    static void in(Path jar) throws IOException {
        Path rewritten = jar.resolveSibling(jar.getFileName() + ".unfinished");
        try (var classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
                var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(rewritten))) {
            var hierarchy = ClassHierarchyResolver.ofResourceParsing(classes)
                    .orElse(ClassHierarchyResolver.defaultResolver());
            var newer = new NewerClasses(ClassFile.of(
                    StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(hierarchy)));
            for (ZipEntry entry : Collections.list(from.entries())) {
                var copy = new ZipEntry(entry.getName());
                copy.setLastModifiedTime(entry.getLastModifiedTime());
                to.putNextEntry(copy);
                byte[] content = from.getInputStream(entry).readAllBytes();
                to.write(entry.getName().endsWith(".class") ? newer.of(content) : content);
            }
        }
        Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] of(byte[] content) {
        ClassModel model = classFile.parse(content);
        if (model.majorVersion() >= KEPT) {
            return content;
        }
        ClassTransform anew = ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
        return classFile.transformClass(model, anew.andThen((type, element) -> {
            if (element instanceof ClassFileVersion) {
                type.withVersion(ClassFile.latestMajorVersion(), 0);
            } else {
                type.with(element);
            }
        }));
    }
}
