package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.registry.ViewFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The far side of a mailbox, for tests: what a subscriber makes of the updates it gets. */
sealed interface Receiver {

    /** Takes an update; returns whether it was accepted. */
    boolean take(ProviderUpdate update);

    /** Loses everything, as a process does that is killed. */
    void restart();

    List<Provider> held();

    /** What the service kit holds, and a strict eye on the updates it takes. */
    final class Comparing implements Receiver {
        private final Set<ServiceName> names = new TreeSet<>();
        private Providers providers = new Providers(ViewFile.none());
        private long taken;

        @Override
        public boolean take(ProviderUpdate update) {
            Set<Provider> before = Set.copyOf(held());
            String view = view();
            update.added().forEach(provider -> names.add(provider.name()));
            if (!providers.apply(update)) {
                return false;
            }
            taken++;
            if (update.full()) {
                judge(update, Set.of());
            } else if (!view().equals(view)) {
                judge(update, before);
            }
            return true;
        }

        private static void judge(ProviderUpdate update, Set<Provider> before) {
            if (!before.containsAll(update.removed())) {
                throw new AssertionError("removed before it was added: " + update);
            }
            Set<Provider> left = new HashSet<>(before);
            update.removed().forEach(left::remove);
            for (Provider added : update.added()) {
                if (!left.add(added)) {
                    throw new AssertionError("added twice: " + update);
                }
            }
        }

        /** Takes what an answer brought, unless a push has overtaken it since {@code asked}. */
        void adopt(ProviderUpdate update, long asked) {
            if (taken == asked) {
                take(update);
            }
        }

        /** Returns how many updates were taken. */
        long taken() {
            return taken;
        }

        @Override
        public void restart() {
            providers = new Providers(ViewFile.none());
            taken++;
        }

        @Override
        public List<Provider> held() {
            return names.stream().flatMap(name -> providers.all(name).stream()).toList();
        }

        String view() {
            return providers.view();
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
