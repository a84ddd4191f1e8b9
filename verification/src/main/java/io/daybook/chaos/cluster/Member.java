package io.daybook.chaos.cluster;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every process of a cluster. */
public enum Member {
    /** The log. */
    POSTGRES(Kind.STORE),
    /** The stream. */
    NATS(Kind.STORE),
    /** The views. */
    MONGO(Kind.STORE),
    /** A command server. */
    COMMAND_1(Kind.COMMAND_SERVER),
    /** A command server. */
    COMMAND_2(Kind.COMMAND_SERVER),
    /** A projector. */
    PROJECTOR_1(Kind.PROJECTOR),
    /** A projector. */
    PROJECTOR_2(Kind.PROJECTOR),
    /** A query server. */
    QUERY_1(Kind.QUERY_SERVER),
    /** A query server. */
    QUERY_2(Kind.QUERY_SERVER);

    /** What a process is. */
    public enum Kind {
        /** Not of Daybook. */
        STORE,
        /** Takes commands. */
        COMMAND_SERVER,
        /** Writes the views. */
        PROJECTOR,
        /** Answers reads. */
        QUERY_SERVER;

        /** The module whose distribution it is, if it is a server of Daybook. */
        String module() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;

    Member(Kind kind) {
        this.kind = kind;
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** The servers of Daybook. */
    public static List<Member> servers() {
        return Stream.of(values()).filter(member -> member.kind != Kind.STORE).toList();
    }

    /** The processes of a kind. */
    public static List<Member> of(Kind kind) {
        return Stream.of(values()).filter(member -> member.kind == kind).toList();
    }

    /** Its name in tables and of its files, such as {@code command-1}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
