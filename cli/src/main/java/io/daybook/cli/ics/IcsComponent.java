package io.daybook.cli.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of an iCalendar file between BEGIN and END. Filled while the file is read, and not changed afterwards. */
final class IcsComponent {

    private final String name;
    private final int line;
    private final List<IcsProperty> properties = new ArrayList<>();
    private final List<IcsComponent> parts = new ArrayList<>();

    IcsComponent(String name, int line) {
        this.name = name;
        this.line = line;
    }

    void add(IcsProperty property) {
        properties.add(property);
    }

    void add(IcsComponent part) {
        parts.add(part);
    }

    String name() {
        return name;
    }

    /** The line of the file its BEGIN stands on. */
    int line() {
        return line;
    }

    List<IcsProperty> properties() {
        return properties;
    }

    /** The parts of one kind. */
    Stream<IcsComponent> parts(String kind) {
        return parts.stream().filter(part -> part.name.equals(kind));
    }

    List<IcsComponent> parts() {
        return parts;
    }

    /** The first property of that name. */
    Optional<IcsProperty> first(String property) {
        return all(property).findFirst();
    }

    /** All properties of that name. */
    Stream<IcsProperty> all(String property) {
        return properties.stream().filter(each -> each.name().equals(property));
    }

    /** The first property of that name as text; empty if there is none. */
    String text(String property) {
        return first(property).map(IcsProperty::text).orElse("");
    }
}
