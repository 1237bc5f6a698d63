package dev.rollcall.registry.push;

import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import java.util.Optional;
import java.util.Set;

/**
 * What one subscriber holds as far as the registry knows: what it has acknowledged, and everything sent since whose fate
 * is unknown. From that follows the one update that leads to the newest view; so updates come in order, coalesce while
 * the subscriber is slow, and repeat until acknowledged. Pure; not thread-safe.
 */
sealed interface Mailbox permits ComparingMailbox, TutorialMailbox {

    /**
     * Returns what to send now, or empty if there is nothing to tell. What is returned must be settled before the next
     * call.
     */
    Optional<ProviderUpdate> next(View newest);

    /** Notes what became of the update that {@link #next} returned. */
    void settle(Receipt receipt);

    /**
     * Notes that the subscriber may have been told something by somebody else, before or after what is under way.
     *
     * @param possible what that may have been about; a subscriber that compares views says by itself what it does not hold
     */
    void doubt(Set<Provider> possible);

    /** Returns whether the subscriber has acknowledged {@code newest} and nothing else can reach it any more. */
    boolean informed(View newest);
}
