package dev.rollcall.registry.push;

import dev.rollcall.kit.registry.ProviderUpdate;
import java.util.function.Consumer;

/** Carries updates to subscribers. */
@FunctionalInterface
public interface UpdateChannel {

    /**
     * Sends one update. Returns at once; {@code receipt} is called exactly once, by any thread, within the time-out of
     * the configuration.
     */
    void send(Subscriber subscriber, ProviderUpdate update, Consumer<Receipt> receipt);
}
