package io.daybook.cli.ics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Gives events the ids by which a second import knows them again. */
final class ExternalUids {

    /** As many characters as the contract allows. */
    private static final int LONGEST = 512;

    /** Leaves room for the place in a series. */
    private static final int LONGEST_OF_SERIES = 480;

    /** What an event without a UID is known by. */
    private static final List<String> IDENTITY =
            List.of("DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "RRULE", "RDATE", "RECURRENCE-ID");

    private ExternalUids() {}

    /** The UID; without one, or with one that is too long, a digest that is the same every time. */
    static String of(IcsComponent event) {
        String uid = event.text("UID").replaceAll("\\s+", " ");
        if (uid.isEmpty()) {
            return digest(event.properties().stream()
                    .filter(property -> IDENTITY.contains(property.name()))
                    .map(property -> property.name() + property.parameter("TZID").orElse("") + property.value())
                    .sorted()
                    .collect(Collectors.joining("\n")));
        }
        int longest = isInSeries(event) ? LONGEST_OF_SERIES : LONGEST;
        return uid.codePointCount(0, uid.length()) > longest ? digest(uid) : uid;
    }

    /** The id of one occurrence of a series. */
    static String ofOccurrence(String uid, String place) {
        return uid + "/" + place;
    }

    private static boolean isInSeries(IcsComponent event) {
        return Series.isSeries(event) || event.first("RECURRENCE-ID").isPresent();
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
