package dev.rollcall.registry.push;

import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The far side of a mailbox, for tests: what a subscriber makes of the updates it gets. */
sealed interface Receiver {

    /** Takes an update; returns whether it was accepted. */
    boolean take(ProviderUpdate update);

    /** Loses everything, as a process does that is killed. */
    void restart();

    List<Provider> held();

    /** Compares views, as the service kit does. */
    final class Comparing implements Receiver {
        private final Set<Provider> held = new HashSet<>();
        private String view = "";

        @Override
        public boolean take(ProviderUpdate update) {
            if (update.full()) {
                held.clear();
            } else if (update.view().orElseThrow().equals(view)) {
                return true;
            } else if (!update.previousView().orElseThrow().equals(view)) {
                return false;
            }
            if (!held.containsAll(update.removed())) {
                throw new AssertionError("removed before it was added: " + update);
            }
            held.removeAll(Set.copyOf(update.removed()));
            for (Provider added : update.added()) {
                if (!held.add(added)) {
                    throw new AssertionError("added twice: " + update);
                }
            }
            view = update.view().orElseThrow();
            return true;
        }

        @Override
        public void restart() {
            held.clear();
            view = "";
        }

        @Override
        public List<Provider> held() {
            return List.copyOf(held);
        }

        String view() {
            return view;
        }
    }

    /** Adds and removes what it is told, as programs of the tutorial do. */
    final class Tutorial implements Receiver {
        private final List<Provider> held = new ArrayList<>();

        @Override
        public boolean take(ProviderUpdate update) {
            held.addAll(update.added());
            update.removed().forEach(held::remove);
            return true;
        }

        @Override
        public void restart() {
            held.clear();
        }

        @Override
        public List<Provider> held() {
            return List.copyOf(held);
        }
    }
}
