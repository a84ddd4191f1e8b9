package io.daybook.chaos.without;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.JavaModule;

/** The Java agent that switches a protection off in a server. */
public final class Saboteur {

    private static final int EXIT_FAILED = 70;

    private Saboteur() {}

    /**
     * Called before the server's main method.
     *
     * @param name            that of the {@link Protection}
     * @param instrumentation where classes are changed as they are loaded
     */
    public static void premain(String name, Instrumentation instrumentation) {
        Protection protection = Protection.valueOf(name);
        AgentBuilder agent = new AgentBuilder.Default().with(new FailingLoudly());
        for (Target target : protection.targets()) {
            agent = agent.type(named(target.type()))
                    .transform((builder, _, _, _, _) -> changed(builder, target));
        }
        agent.installOn(instrumentation);
    }

    /** A class whose method is changed. */
    static DynamicType.Builder<?> changed(DynamicType.Builder<?> type, Target target) {
        return type.visit(adviceOf(target).on(named(target.method())));
    }

    /** Read from its file: loading it could load the very class that is just about to be changed. */
    private static Advice adviceOf(Target target) {
        return Advice.to(
                TypePool.Default.ofSystemLoader().describe(target.advice().getName()).resolve(),
                ClassFileLocator.ForClassLoader.ofSystemLoader());
    }

    /** A server that kept its protection would make a run pass that must not. */
    private static final class FailingLoudly extends AgentBuilder.Listener.Adapter {

        @Override
        public void onError(String type, ClassLoader loader, JavaModule module, boolean loaded, Throwable failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(EXIT_FAILED);
        }

        @Override
        public void onTransformation(
                TypeDescription type,
                ClassLoader loader,
                JavaModule module,
                boolean loaded,
                DynamicType changed) {
            System.err.println(type.getName() + " is sabotaged");
        }
    }
}
