package io.daybook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.ListCalendarsRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTest {

    private static final ListAppointmentsRequest FILTER =
            ListAppointmentsRequest.newBuilder().setCalendarId("room-1").build();

    private final RequestFields fields = new RequestFields();

    @Test
    void givesBackTheKeyItWasMadeOf() {
        String token = PageToken.after("1700000000/some-id", FILTER);

        assertThat(PageToken.key(fields, token, FILTER)).contains("1700000000/some-id");
        fields.throwIfAnyInvalid();
    }

    @Test
    void isSafeInUrls() {
        assertThat(PageToken.after("ä/ö/ü????>>>>", FILTER)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void anEmptyTokenIsTheBeginning() {
        assertThat(PageToken.key(fields, "", FILTER)).isEqualTo(Optional.empty());
        fields.throwIfAnyInvalid();
    }

    @Test
    void isRefusedForAnotherFilter() {
        String token = PageToken.after("1/x", FILTER);

        PageToken.key(fields, token, FILTER.toBuilder().setIncludeCancelled(true).build());

        assertRefused();
    }

    @Test
    void isRefusedForAnotherMethod() {
        String token = PageToken.after("1/x", ListAppointmentsRequest.getDefaultInstance());

        PageToken.key(fields, token, ListCalendarsRequest.getDefaultInstance());

        assertRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "!!!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAA", " "})
    void isRefusedWhenItIsNone(String garbage) {
        PageToken.key(fields, garbage, FILTER);

        assertRefused();
    }

    @Test
    void isRefusedWhenItWasChanged() {
        String token = PageToken.after("1700000000/x", FILTER);
        char last = token.charAt(token.length() - 1);
        String changed = token.substring(0, token.length() - 1) + (last == 'A' ? 'Q' : 'A');

        PageToken.key(fields, changed, FILTER);

        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(fields::throwIfAnyInvalid)
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("page_token ");
    }
}
