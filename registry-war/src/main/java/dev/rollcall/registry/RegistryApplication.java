package dev.rollcall.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.Trust;
import dev.rollcall.kit.servlet.Health;
import dev.rollcall.kit.servlet.WarApplication;
import dev.rollcall.kit.servlet.Wiring;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.registry.calling.AddressPolicy;
import dev.rollcall.registry.calling.CallTokens;
import dev.rollcall.registry.calling.HttpHeartbeats;
import dev.rollcall.registry.calling.HttpUpdates;
import dev.rollcall.registry.calling.Outgoing;
import dev.rollcall.registry.chart.Charts;
import dev.rollcall.registry.health.Heartbeats;
import dev.rollcall.registry.health.HeartbeatsUntilStop;
import dev.rollcall.registry.health.ProbeConfig;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.history.History;
import dev.rollcall.registry.http.Callers;
import dev.rollcall.registry.http.EventsServlet;
import dev.rollcall.registry.http.HealthReader;
import dev.rollcall.registry.http.IndexServlet;
import dev.rollcall.registry.http.Intake;
import dev.rollcall.registry.http.Operations;
import dev.rollcall.registry.http.RollReader;
import dev.rollcall.registry.http.Routes;
import dev.rollcall.registry.http.ServiceServlet;
import dev.rollcall.registry.http.ServicesServlet;
import dev.rollcall.registry.http.WaitingDeregistrations;
import dev.rollcall.registry.http.Watchers;
import dev.rollcall.registry.http.WriteConcern;
import dev.rollcall.registry.push.PushConfig;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.push.UpdateChannel;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.roll.RollConfig;
import dev.rollcall.registry.store.RollStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Puts the registry together. */
public final class RegistryApplication extends WarApplication {

    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Called by the container. */
    public RegistryApplication() {
        super(ServiceName.REGISTRY, ServiceName.LOG);
    }

    @Override
    protected List<String> patterns() {
        return List.of(Routes.INDEX, Routes.SERVICES, Routes.SERVICE, Routes.EVENTS, Routes.CLUSTER);
    }

    @Override
    protected void build(Wiring wiring) {
        Settings settings = wiring.settings();
        RollConfig rollConfig = RollConfig.from(settings);
        AddressPolicy addresses = AddressPolicy.from(settings);
        Intake intake = Intake.from(settings, wiring.ticker());

        Outgoing outgoing = outgoing(wiring);
        Clockwork clockwork = wiring.own(new Clockwork());
        CallTokens tokens = new CallTokens(wiring.tokens(), wiring.wall(), wiring.ticker());

        Clustering clustering = new Clustering(wiring, newNode());
        Roll roll = new Roll(clustering.members(), rollConfig, wiring.wall(), wiring.ticker());
        RegistryMetrics metrics = new RegistryMetrics(wiring.metrics(), wiring.ticker());
        Calls calls = new Calls(outgoing, tokens, metrics);
        Subscribers subscribers = subscribers(wiring, roll, calls, clockwork);
        Charts charts = new Charts(wiring.wall());
        Prober prober = prober(wiring, roll, charts, calls, rollConfig.lease());
        Callers callers = new Callers(wiring.guard());
        WebhookThread.start(wiring, roll, newNode(), RegistryApplication::chance);
        wiring.serve(Routes.EVENTS, new EventsServlet(wiring.json(), callers, history(wiring, roll, clockwork)));
        RollStore store = store(wiring, roll, addresses);
        repeat(wiring, clockwork, roll, prober, callers);
        clustering.prepare(roll, calls.http(settings), prober, subscribers, callers);

        WriteConcern writeConcern = clustering.writeConcern(store);
        RollReader reader = new RollReader(roll, prober, subscribers);
        Watchers watchers = watchers(wiring, clockwork, roll);
        metrics.of(roll, subscribers, prober, watchers, store);
        wiring.serve(Routes.INDEX, new IndexServlet(wiring.json()));
        wiring.serve(
                Routes.SERVICES,
                new ServicesServlet(
                        wiring.json(), roll, subscribers, addresses, callers, reader, writeConcern, watchers, intake));
        WaitingDeregistrations deregistrations =
                new WaitingDeregistrations(subscribers, clustering.remoteSubscribers());
        Operations operations = new Operations(roll, prober, callers, reader, writeConcern);
        HealthReader health = new HealthReader(roll, charts, callers);
        wiring.serve(
                Routes.SERVICE,
                new ServiceServlet(
                        wiring.json(), roll, subscribers, callers, writeConcern, deregistrations, operations, health));
        clustering.start();
    }

    private static void repeat(Wiring wiring, Clockwork clockwork, Roll roll, Prober prober, Callers callers) {
        clockwork.every(Prober.TICK, prober::tick);
        clockwork.every(SECOND, new Sweep(roll, prober::spares, callers::heard, wiring.ticker()));
        RollLog log = new RollLog();
        roll.listenToOwn(log); // of several registries, the one that made the change logs it
        clockwork.every(SECOND, log::everySecond);
    }

    private static Outgoing outgoing(Wiring wiring) {
        int connections = wiring.settings().integer("rollcall.registry.connections", 1024, 16, 65_536);
        return wiring.own(new Outgoing(connections, Trust.from(wiring.settings()), wiring.ticker()));
    }

    /** What the registry calls with. */
    private record Calls(Outgoing outgoing, CallTokens tokens, RegistryMetrics metrics) {

        Heartbeats http(Settings settings) {
            return new HttpHeartbeats(
                    outgoing, tokens, ProbeConfig.from(settings).timeout());
        }
    }

    private static Subscribers subscribers(Wiring wiring, Roll roll, Calls calls, Clockwork clockwork) {
        PushConfig config = PushConfig.from(wiring.settings());
        UpdateChannel updates =
                calls.metrics().measured(new HttpUpdates(calls.outgoing(), calls.tokens(), config.timeout()));
        Subscribers subscribers = new Subscribers(
                roll,
                updates,
                config,
                clockwork,
                RegistryApplication::chance,
                calls.metrics().pushes());
        roll.listen(subscribers);
        return subscribers;
    }

    private static Prober prober(Wiring wiring, Roll roll, Charts charts, Calls calls, Duration grace) {
        ProbeConfig config = ProbeConfig.from(wiring.settings());
        Heartbeats http =
                calls.metrics().measured(new HttpHeartbeats(calls.outgoing(), calls.tokens(), config.timeout()));
        Heartbeats heartbeats = charts.noting(new HeartbeatsUntilStop(http, wiring.service()::stopping));
        Prober prober = new Prober(
                roll, heartbeats, config, grace, wiring.wall(), wiring.ticker(), RegistryApplication::chance);
        roll.listen(prober);
        roll.listen(charts);
        return prober;
    }

    private static History history(Wiring wiring, Roll roll, Clockwork clockwork) {
        try {
            History history = History.open(wiring.data(), wiring.wall());
            roll.listen(history);
            clockwork.write(History.PAUSE, history::write);
            wiring.health(
                    "events", () -> history.failure().map(Health::degraded).orElseGet(Health::up));
            return history;
        } catch (IOException e) {
            throw new UncheckedIOException("the events of the roll cannot be read: " + e.getMessage(), e);
        }
    }

    private static Watchers watchers(Wiring wiring, Clockwork clockwork, Roll roll) {
        Duration pause = wiring.settings()
                .duration("rollcall.registry.watch.beat", BEAT, Duration.ofMillis(100), Duration.ofMinutes(1));
        Watchers watchers = wiring.ownWaiting(new Watchers(clockwork::wake));
        clockwork.every(pause, watchers::beat);
        roll.listen(watchers);
        return watchers;
    }

    private static RollStore store(Wiring wiring, Roll roll, AddressPolicy addresses) {
        try {
            RollStore store = wiring.own(RollStore.open(wiring.data(), roll, addresses::permits));
            wiring.health("journal", () -> store.failure().map(Health::degraded).orElseGet(Health::up));
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal of the roll cannot be read: " + e.getMessage(), e);
        }
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    /** A registry forgets its node id when it ends, so that no cursor of an earlier life looks valid. */
    private static String newNode() {
        byte[] id = new byte[4];
        new SecureRandom().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
