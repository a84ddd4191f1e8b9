package io.daybook.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.Appointment;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final int MIB = 1024 * 1024;

    @Test
    void aPageThatHoldsAllIsTheLast() {
        List<Appointment> found = Collections.nCopies(3, appointment(10));

        assertThat(Page.of(found, 3, Appointment::getTitle)).isEqualTo(new Page<>(found, ""));
        assertThat(Page.of(List.<Appointment>of(), 3, Appointment::getTitle)).isEqualTo(new Page<>(List.of(), ""));
    }

    @Test
    void aPageEndsWithItsSize() {
        List<Appointment> found = Collections.nCopies(4, appointment(10));

        assertThat(Page.of(found, 3, Appointment::getTitle))
                .isEqualTo(new Page<>(found.subList(0, 3), appointment(10).getTitle()));
    }

    @Test
    void aPageEndsEarlierWhenItGrowsTooLargeToSendButHoldsAtLeastOne() {
        List<Appointment> found = Collections.nCopies(10, appointment(MIB));

        assertThat(Page.of(found, 9, Appointment::getTitle).items()).hasSize(2);
        assertThat(Page.of(found, 9, Appointment::getTitle).nextPageToken()).isNotEmpty();
        assertThat(Page.of(Collections.nCopies(2, appointment(3 * MIB)), 9, Appointment::getTitle).items())
                .hasSize(1);
    }

    private static Appointment appointment(int bytes) {
        return Appointment.newBuilder().setTitle("x".repeat(bytes)).build();
    }
}
