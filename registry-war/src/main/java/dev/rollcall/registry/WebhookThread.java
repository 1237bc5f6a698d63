package dev.rollcall.registry;

import dev.rollcall.kit.servlet.Wiring;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.registry.calling.HttpWebhook;
import dev.rollcall.registry.members.Membership;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.webhook.Alerts;
import dev.rollcall.registry.webhook.Outbox;
import dev.rollcall.registry.webhook.WebhookConfig;
import dev.rollcall.registry.webhook.WebhookSender;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.DoubleSupplier;

/** The thread that calls the webhook, and waits for its answers: one of its own, so that it delays nothing. */
final class WebhookThread implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final ScheduledExecutorService thread = Threads.scheduler("rollcall-registry-webhook", 1);

    private WebhookThread(WebhookSender sender) {
        Threads.repeat(thread, WebhookSender.PAUSE, sender::step);
    }

    /** Starts one if the settings ask for it; it is told what happens on {@code roll} from then on. */
    static void start(Wiring wiring, Roll roll, String node, DoubleSupplier chance) {
        WebhookConfig.from(wiring.settings()).ifPresent(config -> {
            Outbox outbox = new Outbox();
            HttpWebhook channel = new HttpWebhook(config, wiring.http());
            roll.listen(new Alerts(roll, wiring.wall(), alert -> {
                if (isToTell(roll.members().now(), alert.entry())) {
                    outbox.accept(alert);
                }
            }));
            wiring.own(new WebhookThread(new WebhookSender(outbox, channel, wiring.ticker(), node, chance)));
        });
    }

    /** Of several registries, the one that reached the verdict tells; if that is gone, the one that owns the instance. */
    static boolean isToTell(Membership membership, Entry entry) {
        return membership.isHome(entry.status().node(), entry.id().value());
    }

    @Override
    public void close() {
        Threads.stop(thread, STOP_LIMIT);
    }
}
