package io.daybook.chaos.fault;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.cluster.Route;
import io.daybook.chaos.link.Traffic;
import io.daybook.chaos.link.Traffic.Cut;
import io.daybook.chaos.link.Traffic.HalfOpen;
import io.daybook.chaos.link.Traffic.Open;
import io.daybook.chaos.link.Traffic.Silent;
import io.daybook.chaos.link.Traffic.Slow;
import java.time.Duration;

/** A link that does not carry what it should. Immutable. */
public sealed interface LinkFault extends Fault {

    /** Which link. */
    Route route();

    @Override
    default String target() {
        return route().toString();
    }

    /**
     * A link that is not what it should be, then is again.
     *
     * @param route   which link
     * @param traffic what becomes of it
     */
    record Disturbed(Route route, Traffic traffic) implements LinkFault {

        @Override
        public String kind() {
            return switch (traffic) {
                case Open _ -> "link open";
                case Cut _ -> "link cut";
                case Silent(var direction) -> switch (direction) {
                    case TO_SERVER -> "link silent, requests";
                    case TO_CLIENT -> "link silent, answers";
                    case BOTH -> "link silent";
                };
                case HalfOpen _ -> "link half open";
                case Slow _ -> "link slow";
            };
        }

        @Override
        public void strike(Cluster cluster) {
            cluster.link(route).set(traffic);
        }

        @Override
        public void heal(Cluster cluster) {
            cluster.link(route).set(new Open());
        }
    }

    /**
     * A link gets slow; then its connections are reset in the midst of what they do, and new ones are good.
     *
     * @param route which link
     */
    record SlowThenReset(Route route) implements LinkFault {

        private static final Slow SLOW = new Slow(Duration.ofMillis(50));

        @Override
        public String kind() {
            return "link slow, then reset";
        }

        @Override
        public void strike(Cluster cluster) {
            cluster.link(route).set(SLOW);
        }

        @Override
        public void heal(Cluster cluster) {
            cluster.link(route).reset();
            cluster.link(route).set(new Open());
        }
    }
}
