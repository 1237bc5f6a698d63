package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.health.Chart;
import dev.rollcall.portal.journal.Stories;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the portal knows of the system. Immutable.
 *
 * @param roll as it was read last
 * @param cluster the registries that keep it
 * @param taken when that was
 * @param awaySince since when the registry has not answered; null while it does
 * @param charts how the health of instances was, by their ids; also of some that are gone
 * @param stories what the journal tells about them
 */
public record Known(
        Roll roll,
        Cluster cluster,
        Instant taken,
        @Nullable Instant awaySince,
        Map<String, Chart> charts,
        Stories stories) {

    public Known {
        charts = Map.copyOf(charts);
    }

    /** The same with a roll that has just been read. */
    public Known with(Roll newer, Instant now) {
        return new Known(newer, cluster, now, null, charts, stories);
    }

    /** The same when the registry does not answer. */
    public Known away(Instant since) {
        return new Known(roll, cluster, taken, since, charts, stories);
    }

    /** The same without what changes all the time: the latest checks, how late registries are, and when the roll was read. */
    public Known still() {
        Roll unchecked = new Roll(
                roll.notice(), roll.entries().stream().map(Entry::unchecked).toList());
        return new Known(unchecked, cluster.still(), Instant.EPOCH, awaySince, charts, stories);
    }

    /** Since when services have been lost: within the last day, with no instance left; see {@link Stories#lostServices}. */
    Map<ServiceName, Instant> lost(Instant now) {
        Map<ServiceName, Instant> lost = new HashMap<>();
        stories.lostServices().forEach((service, since) -> {
            if (since.isAfter(now.minus(Chart.SPAN))) {
                name(service).ifPresent(name -> lost.put(name, since));
            }
        });
        roll.entries().forEach(entry -> lost.remove(entry.name()));
        return lost;
    }

    /** Events are shown as they come, whatever a registry tells. */
    private static Optional<ServiceName> name(String service) {
        try {
            return Optional.of(new ServiceName(service));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The chart of an instance; empty if nothing is known. */
    Chart chart(String instanceId) {
        return charts.getOrDefault(instanceId, Chart.EMPTY);
    }
}
