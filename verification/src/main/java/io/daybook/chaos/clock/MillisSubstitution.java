package io.daybook.chaos.clock;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.stream.StreamSupport;

/** Has classes that are not the JDK's ask {@link WrongClock#millis} instead of the system for the time. */
final class MillisSubstitution implements ClassFileTransformer {

    private static final String ASKED = "currentTimeMillis";

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        ClassModel type = ClassFile.of().parse(bytes);
        boolean asks = StreamSupport.stream(type.constantPool().spliterator(), false)
                .anyMatch(entry -> entry instanceof Utf8Entry text && text.equalsString(ASKED));
        return loader == null || !asks
                ? null
                : ClassFile.of().transformClass(type, ClassTransform.transformingMethodBodies(MillisSubstitution::pass));
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
