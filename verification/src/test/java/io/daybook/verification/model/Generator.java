package io.daybook.verification.model;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Makes the commands of one episode: a few calendars of its own, and everything that can happen to them. It looks at
 * the model to aim well: at appointments that exist, versions that are right. For one thread.
 */
final class Generator {

    private static final int CALENDARS = 12;
    private static final int REMEMBERED = 400;
    private static final int JUST_SENT = 12;

    private static final LinkedHashMap<String, Integer> WEIGHTS = new LinkedHashMap<>();

    static {
        WEIGHTS.put("BookAppointment", 500);
        WEIGHTS.put("BookAppointment of a hold", 120);
        WEIGHTS.put("HoldSlot", 240);
        WEIGHTS.put("ReleaseHold", 80);
        WEIGHTS.put("ConfirmAppointment", 120);
        WEIGHTS.put("DeclineAppointment", 60);
        WEIGHTS.put("CompleteAppointment", 60);
        WEIGHTS.put("MarkNoShow", 60);
        WEIGHTS.put("RescheduleAppointment", 300);
        WEIGHTS.put("UpdateAppointmentDetails", 140);
        WEIGHTS.put("CancelAppointment", 160);
        WEIGHTS.put("BookSeries", 80);
        WEIGHTS.put("CancelSeries", 40);
        WEIGHTS.put("CreateCalendar", 30);
        WEIGHTS.put("UpdateCalendar", 50);
        WEIGHTS.put("CloseCalendar", 1);
        WEIGHTS.put("retry", 80);
        WEIGHTS.put("reused request id", 40);
    }

    private final Dice dice;
    private final Known known;
    private final RandomRequests requests;
    private final List<Attempt> sent = new ArrayList<>();
    private int wave;

    /** A generator for one episode. */
    Generator(long seed, int episode, ModelState state, Instant now) {
        this.dice = new Dice(seed * 1_000_003 + episode);
        this.known = new Known(dice, state, "m%d-%d-".formatted(Math.floorMod(seed, 1_000_000L), episode), CALENDARS);
        this.requests = new RandomRequests(dice, known, new RandomTimes(dice, now));
    }

    /** What commands can be for. */
    static Set<String> kinds() {
        return WEIGHTS.keySet();
    }

    /** The commands that are sent next, all at once. */
    List<Attempt> wave(int size) {
        wave++;
        known.look();
        var attempts = new ArrayList<Attempt>();
        for (int i = 0; i < size; i++) {
            attempts.add(attempt());
            sent.add(attempts.getLast());
        }
        return attempts;
    }

    private Attempt attempt() {
        String kind = wave == 1 ? "CreateCalendar" : dice.weighted(WEIGHTS);
        return switch (kind) {
            case "retry" -> {
                Attempt earlier = earlier();
                yield new Attempt(wave, dice.below(2), earlier.actor(), kind, earlier.request());
            }
            case "reused request id" -> {
                String id = earlier().requestId();
                yield fresh(requests.of("BookAppointment"), kind, id);
            }
            default -> fresh(requests.of(kind), kind, dice.uuid());
        };
    }

    private Attempt fresh(RandomRequests.Sent request, String kind, String requestId) {
        boolean validates = dice.percent(6);
        Message message = Asked.with(request.request(), "request_id", requestId);
        return new Attempt(
                wave,
                dice.below(2),
                request.actor(),
                validates ? kind + ", validated only" : kind,
                validates ? Asked.with(message, "validate_only", true) : message);
    }

    /** One of those sent lately, every other time one that is to be sent at the same time. */
    private Attempt earlier() {
        int back = dice.percent(50) ? JUST_SENT : REMEMBERED;
        return sent.get(sent.size() - 1 - dice.below(Math.min(back, sent.size())));
    }
}
