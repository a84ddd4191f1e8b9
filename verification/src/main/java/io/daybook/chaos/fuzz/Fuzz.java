package io.daybook.chaos.fuzz;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Calls every method of one server with random, damaged and foreign bytes. Whatever is sent, a server answers with a status
 * that says what is wrong with it, tells nothing of its own inside, and lives on. The same seed makes the same calls, as
 * far as they do not depend on what was answered. For one thread.
 */
public final class Fuzz {

    /** Else there would soon be no calendar left to book on, and views would be rebuilt all the time. */
    private static final Map<String, Integer> ONE_IN =
            Map.of("CloseCalendar", 20, "RebuildViews", 100, "RollbackViews", 100);

    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final int SHOWN_BYTES = 400;
    private static final Pattern INSIDE = Pattern.compile("\\bat [\\w.$]+\\(|Exception\\b|\\b(io|java|com|org)\\.\\w+\\.");

    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private final FuzzReport report;
    private final String address;
    private final List<Contract.Method> methods;
    private final SplittableRandom random;
    private final KnownIds known;
    private final RandomMessages messages;
    private final Corruption corruption;
    private final RandomHeaders headers;
    private final Garbage garbage;

    /**
     * Prepares calls.
     *
     * @param report  told of all answers
     * @param address {@code host:port} of the server
     * @param methods what it answers
     * @param known   shared by all that call the same Daybook
     * @param seed    of the random choices
     */
    public Fuzz(FuzzReport report, String address, List<Contract.Method> methods, KnownIds known, long seed) {
        this.report = report;
        this.address = address;
        this.methods = methods;
        this.random = new SplittableRandom(seed);
        this.known = known;
        this.messages = new RandomMessages(random, new Vocabulary(random, known));
        this.corruption = new Corruption(random);
        this.headers = new RandomHeaders(random);
        this.garbage = new Garbage(random);
    }

    /** Calls for some time. */
    public void run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        ManagedChannel channel = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create())
                .build();
        try {
            while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                if (random.nextInt(20) == 0) {
                    garbage.send(socketAddress());
                }
                Contract.Method method = methods.get(random.nextInt(methods.size()));
                if (random.nextInt(ONE_IN.getOrDefault(method.shortName(), 1)) == 0) {
                    call(channel, method);
                }
            }
        } finally {
            channel.shutdownNow();
        }
    }

    private void call(ManagedChannel channel, Contract.Method method) {
        DynamicMessage message = messages.of(method.signature().getInputType());
        byte[] legal = message.toByteArray();
        byte[] sent = random.nextInt(3) == 0 ? corruption.of(legal) : legal;
        int times = random.nextInt(50) == 0 ? random.nextInt(3) : 1;
        RawCall.Answer answer =
                RawCall.call(channel, method, headers.next(), Collections.nCopies(times, sent), patience());
        report.answered(answer.status().getCode());
        judge(method, sent, answer);
        answer.messages().forEach(bytes -> learn(method, bytes));
    }

    /** Some callers are gone before they can be answered. */
    private Duration patience() {
        return random.nextInt(10) == 0 ? Duration.ofMillis(random.nextInt(1, 10)) : PATIENCE;
    }

    private void judge(Contract.Method method, byte[] sent, RawCall.Answer answer) {
        Status.Code code = answer.status().getCode();
        boolean unforeseen = code == Status.Code.INTERNAL || code == Status.Code.UNKNOWN;
        if (unforeseen || INSIDE.matcher(told(answer)).find()) {
            String shown = HexFormat.of().formatHex(sent, 0, Math.min(sent.length, SHOWN_BYTES));
            report.breach("%s answered %s to the %d bytes %s".formatted(method.name(), answer.status(), sent.length, shown));
        }
    }

    private static String told(RawCall.Answer answer) {
        byte[] details = answer.trailers().get(DETAILS);
        String described = answer.status().getDescription() == null ? "" : answer.status().getDescription();
        return details == null ? described : described + new String(details, StandardCharsets.UTF_8);
    }

    private void learn(Contract.Method method, byte[] answer) {
        try {
            known.learn(method.name(), DynamicMessage.parseFrom(method.signature().getOutputType(), answer), random);
        } catch (InvalidProtocolBufferException e) {
            report.breach("%s answered with what is no message: %s".formatted(method.name(), e.getMessage()));
        }
    }

    private InetSocketAddress socketAddress() {
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }
}
