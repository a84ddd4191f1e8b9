package io.daybook.audit.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;

/** In what two documents differ. */
final class Differences {

    private static final int LONGEST = 200;

    private Differences() {}

    /** The fields that differ, with what is there and what should be; empty if none does. */
    static Optional<String> between(Document stored, Document expected) {
        var fields = new TreeSet<>(stored.keySet());
        fields.addAll(expected.keySet());
        fields.removeIf(field -> Objects.equals(stored.get(field), expected.get(field)));
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(fields.stream()
                        .map(field -> difference(field, stored.get(field), expected.get(field)))
                        .collect(Collectors.joining("; ")));
    }

    private static String difference(String field, Object stored, Object expected) {
        if (stored instanceof Document is && expected instanceof Document should) {
            return between(is, should).map(inner -> field + ": {" + inner + "}").orElseThrow();
        }
        if (stored instanceof Collection<?> are && expected instanceof Collection<?> should) {
            return difference(field, are, should);
        }
        return "%s is %s, not %s".formatted(field, brief(stored), brief(expected));
    }

    private static String difference(String field, Collection<?> stored, Collection<?> expected) {
        var surplus = new ArrayList<Object>(stored);
        surplus.removeAll(expected);
        var missing = new ArrayList<Object>(expected);
        missing.removeAll(stored);
        return surplus.isEmpty() && missing.isEmpty()
                ? field + " has another order, or something twice"
                : "%s has %s too much, lacks %s".formatted(field, brief(surplus), brief(missing));
    }

    private static String brief(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
