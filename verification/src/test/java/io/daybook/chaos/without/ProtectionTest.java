package io.daybook.chaos.without;

import static org.assertj.core.api.Assertions.assertThat;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each protection can still be switched off: else only the tests that take an hour would tell that a method has another name. */
class ProtectionTest {

    @ParameterizedTest
    @EnumSource
    void whatItChangesIsThereAndCanBeChanged(Protection protection) {
        protection.requireTargets();
        assertThat(protection.targets()).allSatisfy(target -> assertThat(changed(target)).isNotEqualTo(unchanged(target)));
    }

    private static byte[] changed(Target target) {
        return Saboteur.changed(type(target), target).make().getBytes();
    }

    private static byte[] unchanged(Target target) {
        return type(target).make().getBytes();
    }

    private static DynamicType.Builder<?> type(Target target) {
        return new ByteBuddy()
                .redefine(
                        TypePool.Default.ofSystemLoader().describe(target.type()).resolve(),
                        ClassFileLocator.ForClassLoader.ofSystemLoader());
    }
}
