package dev.rollcall.registry.http;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.health.ProbeConfig;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.push.PushConfig;
import dev.rollcall.registry.push.PushTimes;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.Map;

/** Makes readers of a roll on which nobody is checked or told. */
final class Readers {

    private static final Settings DEFAULTS = Settings.of(Map.of());

    private Readers() {}

    static RollReader of(Roll roll, ManualTime time) {
        return of(roll, time, Long.MAX_VALUE);
    }

    static RollReader of(Roll roll, ManualTime time, long maxKeptBytes) {
        Prober prober = new Prober(
                roll, (entry, result) -> {}, ProbeConfig.from(DEFAULTS), Duration.ofSeconds(30), time, time, () -> 0.5);
        Subscribers subscribers = new Subscribers(
                roll,
                (subscriber, update, receipt) -> {},
                PushConfig.from(DEFAULTS),
                (delay, task) -> {},
                () -> 0.5,
                new PushTimes(Timer.NONE, time));
        return new RollReader(roll, prober, subscribers, maxKeptBytes);
    }
}
