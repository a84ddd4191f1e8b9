package io.daybook.chaos.fuzz;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The values that random messages are made of: bounds of every type, text that software trips over, and ids that there are. For one thread.
 */
final class Vocabulary {

    /** Characters that just fit into the largest request that servers take. */
    private static final int NEARLY_A_REQUEST = 1_000_000;

    private static final long NOON_IN_2031 = 1_930_305_600L;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "\0",
            "two\nlines",
            "\u202egnp.exe",
            "\ud83d\udc69\u200d\ud83d\udcbb",
            "e\u0301\u0301\u0301",
            "'; drop table event; --",
            "${jndi:x}",
            "%s%n%d",
            "$where",
            "../../etc/passwd",
            "*",
            ">",
            "daybook.events.>",
            "Europe/Berlin",
            "America/St_Johns",
            "Mars/Olympus",
            "+25:00",
            "2031-03-30T02:30",
            "2031-03-03T09:00",
            "9999-12-31T23:59:59",
            "2031-03-03",
            "a@example.org",
            "@",
            "FREQ=DAILY;COUNT=3",
            "FREQ=SECONDLY;COUNT=99999999",
            "title",
            "reason,title",
            "00000000-0000-0000-0000-000000000000");
    private static final List<Long> NUMBERS = List.of(
            0L,
            1L,
            -1L,
            2L,
            7L,
            60L,
            1_800L,
            3_600L,
            86_400L,
            999_999_999L,
            1_000_000_000L,
            (long) Integer.MAX_VALUE,
            (long) Integer.MIN_VALUE,
            1L << 53,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            NOON_IN_2031,
            -62_135_596_800L,
            253_402_300_799L);

    private final RandomGenerator random;
    private final KnownIds known;
    private boolean tame;

    Vocabulary(RandomGenerator random, KnownIds known) {
        this.random = random;
        this.known = known;
    }

    /** Whether the next values are such as a real client would send. */
    void tame(boolean nowTame) {
        tame = nowTame;
    }

    boolean isTame() {
        return tame;
    }

    String text(FieldDescriptor field) {
        if (tame) {
            return tameText(field.getName());
        }
        return switch (random.nextInt(12)) {
            case 0 -> "x".repeat(random.nextInt(random.nextInt(20) == 0 ? NEARLY_A_REQUEST : 20_000));
            case 1 -> "\ud83d\udc69".repeat(random.nextInt(3_000));
            case 2, 3 -> uuid();
            case 4, 5 -> tameText(field.getName());
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    private String tameText(String field) {
        return switch (field) {
            case "request_id" -> uuid();
            case "hold_id" -> random.nextInt(4) == 0 ? known("appointment_id") : "";
            case "calendar_ids" -> known("calendar_id");
            case "page_token" -> "";
            case "paths" -> random.nextBoolean() ? "title" : "description";
            default -> {
                if (field.endsWith("id")) {
                    yield known(field);
                }
                if (field.contains("zone")) {
                    yield "Europe/Berlin";
                }
                if (field.contains("email")) {
                    yield "ada@example.org";
                }
                if (field.contains("local")) {
                    yield "2031-03-03T09:%02d".formatted(random.nextInt(60));
                }
                yield field.contains("rule") ? "FREQ=DAILY;COUNT=3" : field + " " + random.nextInt(1_000);
            }
        };
    }

    private String known(String kind) {
        return known.any(kind, random).orElseGet(this::uuid);
    }

    private String uuid() {
        return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63).toString();
    }

    long number() {
        if (tame) {
            return random.nextInt(5) == 0 ? random.nextInt(4) : 0;
        }
        long number = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return random.nextInt(4) == 0 ? number + random.nextInt(-3, 4) : number;
    }

    /** Seconds of a time at which appointments can be, mostly. */
    long instantSeconds() {
        return !tame && random.nextInt(8) == 0 ? number() : NOON_IN_2031 + random.nextInt(-200, 200) * 900L;
    }

    /** Seconds of a length that appointments can have, mostly. */
    long durationSeconds() {
        return !tame && random.nextInt(8) == 0 ? number() : random.nextInt(1, 20) * 900L;
    }
}
