package dev.rollcall.registry;

import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.metrics.Scale;
import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.metrics.Timers;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.push.Receipt;
import dev.rollcall.registry.push.Subscriber;
import dev.rollcall.registry.push.UpdateChannel;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Measures updates that are sent, by their outcome. Thread-safe. */
final class MeasuredUpdates implements UpdateChannel {

    private final UpdateChannel channel;
    private final Ticker ticker;
    private final Map<Receipt, Timer> timers = new EnumMap<>(Receipt.class);

    MeasuredUpdates(UpdateChannel channel, Metrics metrics, Ticker ticker) {
        this.channel = channel;
        this.ticker = ticker;
        Timers all = metrics.timers(
                "rollcall_registry_push_seconds",
                "How long attempts to tell a subscriber took, by what became of the update.",
                Scale.QUICK,
                "outcome");
        for (Receipt receipt : Receipt.values()) {
            timers.put(receipt, all.with(receipt.name().toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public void send(Subscriber subscriber, ProviderUpdate update, Consumer<Receipt> receipt) {
        long begun = ticker.nanos();
        channel.send(subscriber, update, outcome -> {
            timers.getOrDefault(outcome, Timer.NONE).took(ticker.nanos() - begun);
            receipt.accept(outcome);
        });
    }
}
