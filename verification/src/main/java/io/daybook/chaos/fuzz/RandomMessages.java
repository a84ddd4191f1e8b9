package io.daybook.chaos.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Timestamp;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Messages of any type, legal for protobuf and seldom for anybody else. For one thread. */
final class RandomMessages {

    private static final int DEEPEST = 6;
    private static final Set<String> USUAL =
            Set.of(Timestamp.getDescriptor().getFullName(), Duration.getDescriptor().getFullName());

    private final RandomGenerator random;
    private final Vocabulary vocabulary;

    RandomMessages(RandomGenerator random, Vocabulary vocabulary) {
        this.random = random;
        this.vocabulary = vocabulary;
    }

    /** A message, and about half the time one that a real client could send. */
    DynamicMessage of(Descriptor type) {
        vocabulary.tame(random.nextBoolean());
        return of(type, 0);
    }

    private DynamicMessage of(Descriptor type, int depth) {
        if (type.getFullName().equals(Timestamp.getDescriptor().getFullName())) {
            return secondsAndNanos(type, vocabulary.instantSeconds());
        }
        if (type.getFullName().equals(Duration.getDescriptor().getFullName())) {
            return secondsAndNanos(type, vocabulary.durationSeconds());
        }
        var message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            if (depth < DEEPEST && isPresent(message, field)) {
                fill(message, field, depth);
            }
        }
        return message.build();
    }

    /** A client that knows what it does sends ids, texts and times, one of each alternative, and little else. */
    private boolean isPresent(DynamicMessage.Builder message, FieldDescriptor field) {
        if (!vocabulary.isTame()) {
            return random.nextInt(5) < 3;
        }
        OneofDescriptor alternatives = field.getContainingOneof();
        if (alternatives != null) {
            return !message.hasOneof(alternatives) && random.nextBoolean();
        }
        boolean usual = field.getJavaType() == JavaType.STRING
                || field.getJavaType() == JavaType.MESSAGE && USUAL.contains(field.getMessageType().getFullName());
        return random.nextInt(10) < (usual ? 9 : 1);
    }

    private DynamicMessage secondsAndNanos(Descriptor type, long seconds) {
        var message = DynamicMessage.newBuilder(type).setField(type.findFieldByName("seconds"), seconds);
        if (random.nextInt(10) == 0) {
            message.setField(type.findFieldByName("nanos"), (int) vocabulary.number());
        }
        return message.build();
    }

    private void fill(DynamicMessage.Builder message, FieldDescriptor field, int depth) {
        if (!field.isRepeated()) {
            message.setField(field, value(field, depth));
            return;
        }
        int count = random.nextInt(20) == 0 ? random.nextInt(400) : random.nextInt(3);
        for (int i = 0; i < count; i++) {
            message.addRepeatedField(field, value(field, depth));
        }
    }

    private Object value(FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case INT -> (int) vocabulary.number();
            case LONG -> vocabulary.number();
            case FLOAT -> Float.intBitsToFloat(random.nextInt());
            case DOUBLE -> Double.longBitsToDouble(random.nextLong());
            case BOOLEAN -> random.nextInt(4) == 0;
            case STRING -> vocabulary.text(field);
            case BYTE_STRING -> ByteString.copyFromUtf8(vocabulary.text(field));
            case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(random.nextInt(-1, 12));
            case MESSAGE -> of(field.getMessageType(), depth + 1);
        };
    }
}
