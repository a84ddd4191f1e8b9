package io.daybook.cli.ics;

import java.io.LineNumberReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.ContentHandler;

/** Collects what the parser finds. */
final class IcsTree implements ContentHandler {

    private final LineNumberReader position;
    private final List<IcsComponent> calendars = new ArrayList<>();
    private final Deque<IcsComponent> open = new ArrayDeque<>();
    private Map<String, String> parameters = new HashMap<>();
    private String value = "";

    /** A tree of what is read from there; its line number is that of the line read last. */
    IcsTree(LineNumberReader position) {
        this.position = position;
    }

    List<IcsComponent> calendars() {
        return calendars;
    }

    @Override
    public void startCalendar() {
        var calendar = new IcsComponent("VCALENDAR", position.getLineNumber());
        calendars.add(calendar);
        open.clear();
        open.push(calendar);
    }

    @Override
    public void endCalendar() {
        open.clear();
    }

    @Override
    public void startComponent(String name) {
        var component = new IcsComponent(IcsProperty.upper(name), position.getLineNumber());
        open.element().add(component);
        open.push(component);
    }

    @Override
    public void endComponent(String name) {
        open.pop();
    }

    @Override
    public void startProperty(String name) {
        parameters = new HashMap<>();
        value = "";
    }

    @Override
    public void propertyValue(String text) {
        value = text;
    }

    @Override
    public void endProperty(String name) {
        open.element().add(new IcsProperty(IcsProperty.upper(name), Map.copyOf(parameters), value));
    }

    @Override
    public void parameter(String name, String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        parameters.put(IcsProperty.upper(name), quoted ? text.substring(1, text.length() - 1) : text);
    }
}
