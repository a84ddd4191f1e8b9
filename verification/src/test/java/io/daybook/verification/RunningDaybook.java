package io.daybook.verification;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Daybook} of the run, started for the first that asks and stopped after the last. */
public final class RunningDaybook implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningDaybook.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Daybook.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Daybook.class, _ -> start(), Daybook.class);
    }

    private static Daybook start() {
        try {
            return Daybook.start();
        } catch (Exception e) {
            throw new IllegalStateException("Daybook did not start", e);
        }
    }
}
