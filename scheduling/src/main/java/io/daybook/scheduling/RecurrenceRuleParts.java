package io.daybook.scheduling;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of a recurrence rule's text, by name, in upper case. For one rule, on one thread. */
final class RecurrenceRuleParts {

    private static final int MAX_LENGTH = 1_000;
    private static final Set<String> SUPPORTED =
            Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "WKST");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Map<String, String> values = new HashMap<>();

    /**
     * Takes a text apart.
     *
     * @throws UnusableRuleException if it is not made of parts, or has one that is not supported or occurs twice
     */
    RecurrenceRuleParts(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new UnusableRuleException("is longer than %d characters".formatted(MAX_LENGTH));
        }
        String rule = text.strip().toUpperCase(Locale.ROOT);
        for (String part : rule.replaceFirst("^RRULE:", "").split(";", -1)) {
            add(part);
        }
    }

    private void add(String part) {
        int equals = part.indexOf('=');
        if (equals < 1) {
            throw new UnusableRuleException("has \"%s\" where NAME=VALUE belongs".formatted(part));
        }
        String name = part.substring(0, equals);
        if (!SUPPORTED.contains(name)) {
            throw new UnusableRuleException("has %s, which is not supported".formatted(name));
        }
        if (values.put(name, part.substring(equals + 1)) != null) {
            throw new UnusableRuleException("has %s more than once".formatted(name));
        }
    }

    /** Whether there is a part. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** What the value of a part is read as, if there is the part. */
    <T> Optional<T> value(String name, Function<String, T> reading) {
        return Optional.ofNullable(values.get(name)).map(reading);
    }

    /** What the elements of a part's list are read as; none if there is no such part. */
    <T> Set<T> list(String name, Function<String, T> reading) {
        return value(name, list -> Arrays.stream(list.split(",", -1)).map(reading).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /**
     * The number a part has for value, if there is the part.
     *
     * @throws UnusableRuleException if it is not from 1 to the most it can be
     */
    Optional<Integer> number(String name, int most) {
        return value(name, text -> {
            int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
            if (number < 1 || number > most) {
                throw unusable(name, ", which must be a number from 1 to %d".formatted(most));
            }
            return number;
        });
    }

    /**
     * Sees to it that a part is not there.
     *
     * @throws UnusableRuleException if it is
     */
    void refuse(String name, String frequency) {
        if (has(name)) {
            throw new UnusableRuleException("has %s, which is not supported with FREQ=%s".formatted(name, frequency));
        }
    }

    /** Says that a part has a value that cannot be used, and why. */
    UnusableRuleException unusable(String name, String reason) {
        return new UnusableRuleException("has %s=%s%s".formatted(name, values.get(name), reason));
    }
}
