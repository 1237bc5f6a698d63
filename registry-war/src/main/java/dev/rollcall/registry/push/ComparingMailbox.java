package dev.rollcall.registry.push;

import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox of a subscriber that compares views: it refuses an update that starts from another view than it holds, and
 * then gets everything.
 *
 * <p>Before {@link #answered} nothing is sent, because the answer to the registration carries the first view; unless there is
 * {@link #noAnswer}.
 */
final class ComparingMailbox implements Mailbox {

    private boolean open;
    private @Nullable View acknowledged;

    /** What is on its way; null also when an answer has overtaken that. */
    private @Nullable View sent;

    private boolean underWay;
    private boolean doubtful;

    /** Whether what is under way was sent before the latest doubt, which its acknowledgement therefore does not clear. */
    private boolean outdated;

    private ComparingMailbox(boolean open) {
        this.open = open;
    }

    /** Returns the mailbox of a subscriber whose registration is about to be answered. */
    static ComparingMailbox unanswered() {
        return new ComparingMailbox(false);
    }

    /** Returns the mailbox of a subscriber of which nobody knows what it holds. */
    static ComparingMailbox unknown() {
        return new ComparingMailbox(true);
    }

    /** Notes that {@code view} travels to the subscriber as the answer to its registration or renewal. */
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

    /** Notes that the registration was not answered, so that everything is to be sent. Returns whether that is news. */
    boolean noAnswer() {
        boolean waited = !open;
        open = true;
        return waited;
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

    /** The next update changes nothing, but is refused by whoever holds something else. */
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
