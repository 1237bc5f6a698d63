package dev.rollcall.registry.push;

import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox of a subscriber that compares views: it refuses an update that starts from a view other than its own, and
 * then gets everything.
 *
 * <p>Until {@link #answered} nothing is sent, because the answer to the registration carries the first view, except
 * after {@link #noAnswer}.
 */
final class ComparingMailbox implements Mailbox {

    private boolean open;
    private @Nullable View acknowledged;

    /** The view under way; null also when an answer has overtaken it. */
    private @Nullable View sent;

    private boolean underWay;
    private boolean doubtful;

    /** Whether what is under way was sent before the latest doubt; then its acknowledgement does not clear the doubt. */
    private boolean outdated;

    private ComparingMailbox(boolean open) {
        this.open = open;
    }

    /** Returns the mailbox of a subscriber whose registration is about to be answered. */
    static ComparingMailbox unanswered() {
        return new ComparingMailbox(false);
    }

    /** Returns the mailbox of a subscriber whose view is not known. */
    static ComparingMailbox unknown() {
        return new ComparingMailbox(true);
    }

    /** Notes that {@code view} is sent to the subscriber as the answer to its registration or renewal. */
    void answered(View view) {
        open = true;
        acknowledged = view;
        doubtful = underWay;
        sent = null;
    }

    /** Notes that the subscriber says it holds {@code newest}. */
    void confirmed(View newest) {
        open = true;
        acknowledged = newest;
        doubtful = doubtful && underWay;
    }

    /** Notes that no answer to the registration comes any more: if none has come, everything is to be sent. */
    void noAnswer() {
        open = true;
    }

    @Override
    public Optional<ProviderUpdate> next(View newest) {
        if (!open || informed(newest)) {
            return Optional.empty();
        }
        sent = newest;
        underWay = true;
        outdated = false;
        return Optional.of(acknowledged == null ? newest.full() : newest.since(acknowledged));
    }

    @Override
    public void settle(Receipt receipt) {
        View settled = sent;
        sent = null;
        underWay = false;
        if (settled == null) {
            return;
        }
        switch (receipt) {
            case ACKNOWLEDGED -> {
                acknowledged = settled;
                doubtful = outdated;
            }
            case DIFFERENT -> {
                acknowledged = null;
                doubtful = false;
            }
            case UNKNOWN -> doubtful = true;
            case NOT_SENT -> {}
        }
    }

    /** The next update changes nothing, but a subscriber that holds another view refuses it. */
    @Override
    public void doubt(Set<Provider> possible) {
        doubtful = true;
        outdated = underWay;
    }

    @Override
    public boolean informed(View newest) {
        return !doubtful && acknowledged != null && acknowledged.hash().equals(newest.hash());
    }
}
