package io.daybook.chaos.fault;

import io.daybook.chaos.cluster.Member;
import io.daybook.chaos.cluster.Member.Kind;
import io.daybook.chaos.cluster.Route;
import io.daybook.chaos.cluster.Signal;
import io.daybook.chaos.fault.LinkFault.Disturbed;
import io.daybook.chaos.fault.LinkFault.SlowThenReset;
import io.daybook.chaos.fault.ProcessFault.Killed;
import io.daybook.chaos.fault.ProcessFault.Paused;
import io.daybook.chaos.fault.ProcessFault.Stopped;
import io.daybook.chaos.fault.StorageFault.StreamSetBack;
import io.daybook.chaos.fault.StorageFault.StreamWiped;
import io.daybook.chaos.fault.StorageFault.ViewsDropped;
import io.daybook.chaos.fault.ViewSetFault.ViewsRebuilt;
import io.daybook.chaos.fault.ViewSetFault.ViewsRolledBack;
import io.daybook.chaos.link.Traffic;
import io.daybook.chaos.link.Traffic.Cut;
import io.daybook.chaos.link.Traffic.Direction;
import io.daybook.chaos.link.Traffic.HalfOpen;
import io.daybook.chaos.link.Traffic.Silent;
import io.daybook.chaos.link.Traffic.Slow;
import io.daybook.chaos.without.Protection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The faults there are. */
public final class Repertoire {

    private static final List<Traffic> DISTURBANCES = List.of(
            new Cut(),
            new HalfOpen(),
            new Silent(Direction.BOTH),
            new Silent(Direction.TO_SERVER),
            new Silent(Direction.TO_CLIENT),
            new Slow(Duration.ofMillis(50)),
            new Slow(Duration.ofMillis(500)));

    private static final int LONG_ONES = 6;
    private static final int ALL_LONG = 1;

    private Repertoire() {}

    /** All. */
    public static Mix everything() {
        return new Mix(
                List.of(
                        ofServers(),
                        ofStores(),
                        ofLinks(Route.fromAllClients()),
                        ofLinks(Route.ofServers()),
                        ofViewSets()),
                LONG_ONES);
    }

    /** Those that a protection is against; all if it takes none for its lack to be seen. */
    public static Mix against(Protection protection) {
        return switch (protection) {
            case ANSWER_AFTER_COMMIT -> new Mix(
                    Member.of(Kind.COMMAND_SERVER).stream()
                            .<List<Fault>>map(server -> List.of(new SlowThenReset(Route.between(server, Member.POSTGRES))))
                            .toList(),
                    LONG_ONES);
            case STREAM_ORDER -> new Mix(List.of(List.of(new StreamSetBack())), LONG_ONES);
            // How far a checkpoint went back shows until it is moved again: the other projector is slow as well.
            case FENCING -> new Mix(
                    List.of(frozenProjectors(), slowWrites(Member.PROJECTOR_1, 50), slowWrites(Member.PROJECTOR_2, 10)),
                    ALL_LONG);
            // Much is in a slow projector's batch, and a fast one changes some of it again.
            case VERSION_GUARD -> new Mix(List.of(frozenProjectors(), slowWrites(Member.PROJECTOR_1, 50)), ALL_LONG);
            case LOG_LOCK, RECEIPTS, SEATS, CHECKPOINT_LAST, FRESH_READS, WATCH_ORDER, EVERY_VERSION -> everything();
        };
    }

    private static List<Fault> frozenProjectors() {
        return Member.of(Kind.PROJECTOR).stream().<Fault>map(Paused::new).toList();
    }

    /** A projector that is frozen is in the midst of a batch then. */
    private static List<Fault> slowWrites(Member projector, int millis) {
        return List.of(new Disturbed(Route.between(projector, Member.MONGO), new Slow(Duration.ofMillis(millis))));
    }

    /** A frozen projector matters most: it wakes up after somebody else took its lease. */
    private static List<Fault> ofServers() {
        Stream<Fault> each = Member.servers().stream()
                .flatMap(server ->
                        Stream.of(new Killed(server), new Stopped(server, Signal.TERM), new Paused(server)));
        Stream<Fault> again = Member.of(Kind.PROJECTOR).stream().map(Paused::new);
        return Stream.concat(each, again).toList();
    }

    private static List<Fault> ofStores() {
        return List.of(
                new Killed(Member.POSTGRES),
                new Stopped(Member.POSTGRES, Signal.INT),
                new Stopped(Member.POSTGRES, Signal.QUIT),
                new Paused(Member.POSTGRES),
                new Killed(Member.NATS),
                new Stopped(Member.NATS, Signal.TERM),
                new Paused(Member.NATS),
                new StreamWiped(),
                new StreamSetBack(),
                new Killed(Member.MONGO),
                new Paused(Member.MONGO),
                new ViewsDropped());
    }

    /** A rollback needs a set that was read before, and is refused while another is being filled. */
    private static List<Fault> ofViewSets() {
        return List.of(new ViewsRebuilt(), new ViewsRebuilt(), new ViewsRolledBack());
    }

    private static List<Fault> ofLinks(List<Route> routes) {
        return routes.stream()
                .flatMap(route -> DISTURBANCES.stream().<Fault>map(traffic -> new Disturbed(route, traffic)))
                .toList();
    }
}
