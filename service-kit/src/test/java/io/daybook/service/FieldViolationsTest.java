package io.daybook.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldViolationsTest {

    @Test
    void fewAreToldAsTheyAre() {
        List<FieldViolation> few = Collections.nCopies(3, violation("must be set"));
        assertThat(FieldViolations.thatFit(few)).isEqualTo(few);
    }

    @Test
    void ofManyTheFirstAreTold() {
        List<FieldViolation> told = FieldViolations.thatFit(Collections.nCopies(400, violation("must be set")));
        assertThat(told).hasSizeBetween(10, 100);
        assertThat(told.getLast().getDescription()).isEqualTo("has %d more bad fields".formatted(401 - told.size()));
    }

    @Test
    void aLongOneIsClipped() {
        List<FieldViolation> told = FieldViolations.thatFit(List.of(violation("x".repeat(20_000))));
        assertThat(told).singleElement().satisfies(one -> assertThat(one.getSerializedSize()).isLessThan(1_000));
    }

    private static FieldViolation violation(String description) {
        return FieldViolation.newBuilder().setField("attendees[0].email").setDescription(description).build();
    }
}
