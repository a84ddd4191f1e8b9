package io.daybook.query.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.notice.Bell;
import io.daybook.v1.Appointment;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NewestVersionTest {

    private final Bell bell = new Bell();
    private final NewestVersion newest = new NewestVersion(bell);

    @Test
    void keepsTheNewestWhateverTheOrder() {
        newest.seen(version(1));
        newest.seen(version(3));
        newest.seen(version(2));

        assertThat(newest.take()).contains(version(3));
        assertThat(newest.take()).isEmpty();
    }

    @Test
    void ringsForWhatIsNewOnly() throws InterruptedException {
        newest.seen(version(2));
        assertThat(bell.await(Duration.ZERO)).isTrue();

        newest.seen(version(1));
        assertThat(bell.await(Duration.ZERO)).isFalse();
    }

    private static Appointment version(long version) {
        return Appointment.newBuilder().setVersion(version).build();
    }
}
