package io.daybook.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest {

    private static final int MORE_THAN_IT_KEEPS = 100;

    private final News news = new News();

    @Test
    void batchesComeInTheirOrder() throws InterruptedException {
        news.tell(batch(1));
        news.tell(batch(2));

        assertThat(news.await(Duration.ZERO)).contains(batch(1));
        assertThat(news.await(Duration.ZERO)).contains(batch(2));
        assertThat(news.await(Duration.ZERO)).isEmpty();
    }

    @Test
    void manyNudgesAreOneReadingOfTheLog() throws InterruptedException {
        news.nudge();
        news.nudge();

        assertThat(news.await(Duration.ZERO)).contains(List.of());
        assertThat(news.await(Duration.ZERO)).isEmpty();
    }

    @Test
    void aNudgeThatComesWhileBatchesWaitIsNotLost() throws InterruptedException {
        news.tell(batch(1));
        news.nudge();

        assertThat(news.await(Duration.ZERO)).contains(batch(1));
        assertThat(news.await(Duration.ZERO)).contains(List.of());
    }

    @Test
    void whoeverHearsTooMuchIsToldToReadTheLog() throws InterruptedException {
        for (int position = 1; position <= MORE_THAN_IT_KEEPS; position++) {
            news.tell(batch(position));
        }

        List<Event> told = null;
        int batches = 0;
        boolean readsLog = false;
        for (var next = news.await(Duration.ZERO); next.isPresent(); next = news.await(Duration.ZERO)) {
            told = next.get();
            batches++;
            readsLog |= told.isEmpty();
        }
        assertThat(batches).isLessThan(MORE_THAN_IT_KEEPS / 2);
        assertThat(readsLog).isTrue();
        assertThat(told).isEqualTo(batch(MORE_THAN_IT_KEEPS));
    }

    private static List<Event> batch(long position) {
        return List.of(Event.newBuilder().setPosition(position).build());
    }
}
