package dev.rollcall.registry.push;

import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import java.util.Optional;
import java.util.Set;

/**
 * What one subscriber holds as far as the registry knows: what it has acknowledged, and everything sent since whose
 * outcome is unknown. From that follows the one update that leads to the newest view; so updates come in order,
 * coalesce while the subscriber is slow, and repeat until acknowledged. Pure; not thread-safe.
 */
sealed interface Mailbox permits ComparingMailbox, TutorialMailbox {

    /**
     * Returns what to send now, or empty if there is nothing to tell. What is returned must be settled before the next
     * call.
     */
    Optional<ProviderUpdate> next(View newest);

    /** Notes the outcome of the update that {@link #next} returned. */
    void settle(Receipt receipt);

    /**
     * Notes that another registry may have told the subscriber something, before or after what is under way.
     *
     * @param possible the providers it may have been about; not needed for a subscriber that compares views, because it
     *     refuses what does not fit
     */
    void doubt(Set<Provider> possible);

    /** Returns whether the subscriber has acknowledged {@code newest} and nothing else can reach it any more. */
    boolean informed(View newest);
}
