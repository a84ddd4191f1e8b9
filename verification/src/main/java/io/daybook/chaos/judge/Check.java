package io.daybook.chaos.judge;

import java.util.List;

/**
 * What one comparison found. Immutable.
 *
 * @param promise  the promise it is about, such as {@code G2}
 * @param name     what was compared
 * @param examined how many things were looked at
 * @param breaches what was found broken, with the evidence; at most 20 texts
 */
public record Check(String promise, String name, long examined, List<String> breaches) {}
