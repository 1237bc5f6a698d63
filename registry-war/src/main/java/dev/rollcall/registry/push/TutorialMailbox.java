package dev.rollcall.registry.push;

import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox of a subscriber that cannot compare views: it adds what it is told to add, twice if told twice, and
 * removes what it is told to remove. So a provider that it may or may not hold is re-stated: first an update removes
 * it, then, when that is acknowledged, one adds what is true.
 */
final class TutorialMailbox implements Mailbox {

    private final Set<Provider> held = new LinkedHashSet<>();
    private final Set<Provider> doubtful = new LinkedHashSet<>();
    private boolean greeted;
    private @Nullable ProviderUpdate sent;

    /** Whether what is under way was sent before the latest doubt; then its acknowledgement does not say what is held now. */
    private boolean outdated;

    private TutorialMailbox(Set<Provider> doubtful, boolean greeted) {
        this.doubtful.addAll(doubtful);
        this.greeted = greeted;
    }

    /** Returns the mailbox of a subscriber that has just registered, and is told at once, even if there are no providers. */
    static TutorialMailbox fresh() {
        return new TutorialMailbox(Set.of(), false);
    }

    /** Returns the mailbox of a subscriber that may hold each of {@code possible}, or not. */
    static TutorialMailbox unknown(Set<Provider> possible) {
        return new TutorialMailbox(possible, true);
    }

    /** Returns the mailbox of the same subscriber after it registered again: it may have been restarted or not. */
    TutorialMailbox registeredAgain() {
        Set<Provider> possible = new LinkedHashSet<>(doubtful);
        possible.addAll(held);
        if (sent != null) {
            possible.addAll(sent.added());
        }
        return new TutorialMailbox(possible, false);
    }

    @Override
    public Optional<ProviderUpdate> next(View newest) {
        if (informed(newest)) {
            return Optional.empty();
        }
        Set<Provider> wanted = plain(newest);
        List<Provider> removed = new ArrayList<>(doubtful);
        removed.addAll(without(held, wanted));
        List<Provider> added = doubtful.isEmpty() ? without(wanted, held) : List.of();
        sent = ProviderUpdate.plain(added, removed);
        outdated = false;
        return Optional.of(sent);
    }

    @Override
    public void settle(Receipt receipt) {
        ProviderUpdate settled = sent;
        sent = null;
        if (settled == null || receipt == Receipt.NOT_SENT) {
            return;
        }
        greeted |= receipt == Receipt.ACKNOWLEDGED;
        settled.removed().forEach(held::remove);
        if (receipt == Receipt.ACKNOWLEDGED && !outdated) {
            settled.removed().forEach(doubtful::remove);
            held.addAll(settled.added());
        } else {
            doubtful.addAll(settled.removed());
            doubtful.addAll(settled.added());
        }
    }

    @Override
    public void doubt(Set<Provider> possible) {
        doubtful.addAll(possible);
        doubtful.addAll(held);
        held.clear();
        outdated = sent != null;
    }

    @Override
    public boolean informed(View newest) {
        return greeted && doubtful.isEmpty() && held.equals(plain(newest));
    }

    /** Name and address are all that such a subscriber knows. */
    private static Set<Provider> plain(View view) {
        Set<Provider> plain = new LinkedHashSet<>();
        view.providers().forEach(provider -> plain.add(Provider.of(provider.name(), provider.url())));
        return plain;
    }

    private static List<Provider> without(Set<Provider> all, Set<Provider> others) {
        return all.stream().filter(provider -> !others.contains(provider)).toList();
    }
}
