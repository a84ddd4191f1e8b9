package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.slot;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BookingsTest {

    private final Bookings bookings = new Bookings();

    @Test
    void whatIsEnteredAgainTakesItsNewTimeOnly() {
        bookings.put(entry("a", slot("10:00", "11:00"), ""));
        bookings.put(entry("a", slot("10:30", "11:30"), ""));
        assertThat(bookings.size()).isEqualTo(1);
        assertThat(bookings.seatsTaken().during(slot("00:00", "23:00")))
                .containsExactly(new SeatsTaken.Step(slot("10:30", "11:30"), 1));
    }

    @Test
    void whatIsTakenOutTakesNothing() {
        bookings.put(entry("a", slot("10:00", "11:00"), "uid"));
        bookings.remove("a");
        bookings.remove("a");
        assertThat(bookings.size()).isZero();
        assertThat(bookings.seatsTaken().during(slot("00:00", "23:00"))).isEmpty();
        assertThat(bookings.holderOf("uid")).isEmpty();
    }

    @Test
    void appointmentsThatChangedPlacesMayBeEnteredInAnyOrder() {
        bookings.put(entry("a", slot("10:00", "11:00"), ""));
        bookings.put(entry("b", slot("11:00", "12:00"), ""));
        bookings.put(entry("a", slot("11:00", "12:00"), ""));
        bookings.put(entry("b", slot("10:00", "11:00"), ""));
        assertThat(bookings.seatsTaken().during(slot("00:00", "23:00")))
                .containsExactly(new SeatsTaken.Step(slot("10:00", "12:00"), 1));
    }

    @Test
    void aUidHasOneHolderAndNoneTheEmptyOne() {
        bookings.put(entry("a", slot("10:00", "11:00"), "uid"));
        bookings.put(entry("b", slot("11:00", "12:00"), ""));
        assertThat(bookings.holderOf("uid")).contains("a");
        assertThat(bookings.holderOf("")).isEmpty();
    }

    @Test
    void aUidThatWentToAnotherStaysThereWhenItsFormerHolderIsTakenOut() {
        bookings.put(entry("a", slot("10:00", "11:00"), "uid"));
        bookings.put(entry("b", slot("11:00", "12:00"), "uid"));
        bookings.remove("a");
        assertThat(bookings.holderOf("uid")).contains("b");
    }

    private static Bookings.Entry entry(String id, TimeSlot slot, String externalUid) {
        return new Bookings.Entry(id, slot, slot, externalUid);
    }
}
