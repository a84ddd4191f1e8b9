package io.daybook.chaos.without;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.lang.reflect.Method;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.OnNonDefaultValue;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import org.bson.Document;

/** What becomes of methods of a projector. Each nested class is copied into the method it changes. */
public final class ProjectorSabotage {

    /** What is still to be written when the checkpoint has moved. A projector writes on one thread. */
    private static final ThreadLocal<Postponed> POSTPONED = new ThreadLocal<>();

    private ProjectorSabotage() {}

    private record Postponed(Object writer, Object changes) {}

    /** Leaves nothing of a condition that tells who may change something, and from where on. */
    public static Document anywhere(Document condition) {
        var rest = new Document(condition);
        rest.keySet().removeIf(key -> key.equals("epoch") || key.endsWith(".position"));
        return rest;
    }

    /** The same replacement, whatever is there. */
    public static WriteModel<Document> unguarded(WriteModel<Document> model) {
        var guarded = (ReplaceOneModel<Document>) model;
        Object id = ((Document) guarded.getFilter()).get("_id");
        return new ReplaceOneModel<>(new Document("_id", id), guarded.getReplacement(), guarded.getReplaceOptions());
    }

    /** Puts a write off until the checkpoint has moved; false if this is that time. */
    public static boolean postpones(Object writer, Object changes) {
        boolean isTime = POSTPONED.get() != null;
        POSTPONED.set(isTime ? null : new Postponed(writer, changes));
        return !isTime;
    }

    /** Writes what was put off. */
    public static void writePostponed() throws ReflectiveOperationException {
        Postponed postponed = POSTPONED.get();
        Method write = postponed.writer().getClass().getDeclaredMethod("write", postponed.changes().getClass());
        write.setAccessible(true);
        write.invoke(postponed.writer(), postponed.changes());
    }

    /** Moves checkpoints of others. */
    static final class FromAnywhere {

        private FromAnywhere() {}

        @OnMethodEnter
        static void enter(@Argument(value = 0, readOnly = false) Document condition) {
            condition = anywhere(condition);
        }
    }

    /** Replaces documents by older ones. */
    static final class Unguarded {

        private Unguarded() {}

        @OnMethodExit
        static void exit(@Return(readOnly = false) WriteModel<Document> model) {
            model = unguarded(model);
        }
    }

    /** Does not write yet. */
    static final class WritesLater {

        private WritesLater() {}

        @OnMethodEnter(skipOn = OnNonDefaultValue.class)
        static boolean enter(@This Object writer, @Argument(0) Object changes) {
            return postpones(writer, changes);
        }
    }

    /** Writes what the checkpoint tells of already. */
    static final class WritesNow {

        private WritesNow() {}

        @OnMethodExit
        static void exit() throws ReflectiveOperationException {
            writePostponed();
        }
    }
}
