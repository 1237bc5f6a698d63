package dev.rollcall.registry.chart;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.health.Heartbeats;
import dev.rollcall.registry.health.ProbeResult;
import dev.rollcall.registry.roll.Cause;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.RollListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The charts of the 1,000 instances whose chart was read, or whose health has changed, most recently. In memory only:
 * after a restart they begin anew. Listens to the roll, and to the health checks by wrapping {@link Heartbeats}.
 * Thread-safe.
 */
public final class Charts implements RollListener {

    /** How many minutes are kept. */
    public static final int MINUTES = Chart.MINUTES;

    static final int MAX_CHARTS = 1_000;

    private final InstantSource wall;

    /** All charts, for the checks, which do not make a chart more recent. */
    private final Map<InstanceId, Chart> charts = new ConcurrentHashMap<>();

    @GuardedBy("this")
    private final Map<InstanceId, Chart> byInterest = new LinkedHashMap<>(16, 0.75f, true);

    /** Takes the clock. */
    public Charts(InstantSource wall) {
        this.wall = wall;
    }

    /** Returns {@code heartbeats}, with every result noted. */
    public Heartbeats noting(Heartbeats heartbeats) {
        return (entry, result) -> heartbeats.probe(entry, noted(entry.id(), result));
    }

    private Consumer<ProbeResult> noted(InstanceId id, Consumer<ProbeResult> result) {
        return outcome -> {
            Chart chart = charts.get(id);
            if (chart != null) {
                note(chart, outcome);
            }
            result.accept(outcome);
        };
    }

    private void note(Chart chart, ProbeResult outcome) {
        if (outcome instanceof ProbeResult.Alive alive) {
            chart.answered(wall.instant(), (int) Math.min(alive.took().toMillis(), Integer.MAX_VALUE));
        } else {
            chart.failed(wall.instant());
        }
    }

    @Override
    public void changed(Change change) {
        Instant now = wall.instant();
        if (change.cause() == Cause.CHECKED) {
            chart(change.before().orElse(change.after()), now)
                    .judged(change.after().health(), now);
        } else if (change.cause() == Cause.REGISTERED || change.cause() == Cause.REPLACED) {
            Chart known = charts.get(change.id());
            if (known != null) {
                known.registered(now);
            }
        }
    }

    /**
     * Returns the newest {@code minutes} minutes of an instance, at most {@link #MINUTES}; from now on they are kept.
     *
     * @param entry the instance as it is on the roll
     */
    public ChartReading read(Entry entry, int minutes) {
        Instant now = wall.instant();
        return chart(entry, now).read(now, minutes);
    }

    private synchronized Chart chart(Entry entry, Instant now) {
        Chart known = byInterest.get(entry.id());
        if (known != null && known.isAbout(entry)) {
            return known;
        }
        Chart begun = new Chart(entry, now);
        byInterest.put(entry.id(), begun);
        charts.put(entry.id(), begun);
        if (byInterest.size() > MAX_CHARTS) {
            InstanceId oldest = byInterest.keySet().iterator().next();
            byInterest.remove(oldest);
            charts.remove(oldest);
        }
        return begun;
    }

    /** Returns how many charts there are. */
    int size() {
        return charts.size();
    }
}
