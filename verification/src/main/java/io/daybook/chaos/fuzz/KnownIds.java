package io.daybook.chaos.fuzz;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;

/**
 * Ids of what random commands have made, without which most calls would end at "no such appointment". Of each kind some are
 * kept. Safe for use by many threads.
 */
public final class KnownIds {

    private static final int KEPT = 20;

    private final Map<String, AtomicReferenceArray<String>> byKind = new ConcurrentHashMap<>();

    /** Keeps the id of a command's receipt, if there is one in the answer. */
    void learn(String methodName, DynamicMessage answer, RandomGenerator random) {
        answer.getAllFields().forEach((field, value) -> {
            if (field.getName().equals("receipt") && value instanceof Message receipt) {
                receipt.getAllFields().forEach((part, id) -> {
                    if (part.getName().equals("id")) {
                        kept(kind(methodName)).set(random.nextInt(KEPT), (String) id);
                    }
                });
            }
        });
    }

    /** One of the ids of a kind, such as {@code calendar_id}. */
    Optional<String> any(String kind, RandomGenerator random) {
        return Optional.ofNullable(kept(kind).get(random.nextInt(KEPT)));
    }

    private AtomicReferenceArray<String> kept(String kind) {
        return byKind.computeIfAbsent(kind, _ -> new AtomicReferenceArray<>(KEPT));
    }

    private static String kind(String methodName) {
        if (methodName.contains("CalendarCommand")) {
            return "calendar_id";
        }
        return methodName.endsWith("Series") ? "series_id" : "appointment_id";
    }
}
