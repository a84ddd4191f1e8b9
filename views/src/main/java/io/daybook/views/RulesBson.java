package io.daybook.views;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.daybook.v1.CalendarRules;
import org.bson.Document;

/** Rules of calendars in BSON: as protobuf has them in JSON, so that people can read them there. */
final class RulesBson {

    private RulesBson() {}

    static Document toBson(CalendarRules rules) {
        try {
            return Document.parse(JsonFormat.printer().print(rules));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("rules cannot be printed", e);
        }
    }

    static CalendarRules fromBson(Document document) {
        var rules = CalendarRules.newBuilder();
        try {
            JsonFormat.parser().merge(document.toJson(), rules);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("these are no rules: " + document.toJson(), e);
        }
        return rules.build();
    }
}
