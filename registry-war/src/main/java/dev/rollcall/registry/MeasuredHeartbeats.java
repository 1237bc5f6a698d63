package dev.rollcall.registry;

import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.metrics.Scale;
import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.metrics.Timers;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.health.Heartbeats;
import dev.rollcall.registry.health.ProbeResult;
import dev.rollcall.registry.roll.Entry;
import java.util.function.Consumer;

/** Measures health checks, by how they end. Thread-safe. */
final class MeasuredHeartbeats implements Heartbeats {

    private final Heartbeats heartbeats;
    private final Ticker ticker;
    private final Timer alive;
    private final Timer degraded;
    private final Timer refused;
    private final Timer unheard;
    private final Timer wrong;
    private final Timer broken;

    MeasuredHeartbeats(Heartbeats heartbeats, Metrics metrics, Ticker ticker) {
        this.heartbeats = heartbeats;
        this.ticker = ticker;
        Timers timers = metrics.timers(
                "rollcall_registry_probe_seconds",
                "How long health checks took, by how they ended.",
                Scale.QUICK,
                "outcome");
        alive = timers.with("alive");
        degraded = timers.with("degraded");
        refused = timers.with("refused");
        unheard = timers.with("unheard");
        wrong = timers.with("wrong");
        broken = timers.with("broken");
    }

    @Override
    public void probe(Entry entry, Consumer<ProbeResult> result) {
        long begun = ticker.nanos();
        heartbeats.probe(entry, outcome -> {
            timer(outcome).took(ticker.nanos() - begun);
            result.accept(outcome);
        });
    }

    private Timer timer(ProbeResult outcome) {
        if (outcome instanceof ProbeResult.Alive answer) {
            return answer.degraded().isPresent() ? degraded : alive;
        }
        if (outcome instanceof ProbeResult.Refused) {
            return refused;
        }
        if (outcome instanceof ProbeResult.Unheard) {
            return unheard;
        }
        return outcome instanceof ProbeResult.Wrong ? wrong : broken;
    }
}
