package io.daybook.chaos.clock;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;

/** Has classes that are not the JDK's ask {@link WrongClock#millis} instead of the system for the time. */
final class MillisSubstitution implements ClassFileTransformer {

    private static final String ASKED = "currentTimeMillis";

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        // Most classes do not, and are not worth being parsed.
        if (loader == null || !new String(bytes, StandardCharsets.ISO_8859_1).contains(ASKED)) {
            return null;
        }
        return ClassFile.of()
                .transformClass(
                        ClassFile.of().parse(bytes), ClassTransform.transformingMethodBodies(MillisSubstitution::pass));
    }

    private static void pass(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call
                && call.owner().asInternalName().equals("java/lang/System")
                && call.name().equalsString(ASKED)) {
            code.invokestatic(
                    WrongClock.class.describeConstable().orElseThrow(), "millis", MethodTypeDesc.of(ConstantDescs.CD_long));
        } else {
            code.with(element);
        }
    }
}
