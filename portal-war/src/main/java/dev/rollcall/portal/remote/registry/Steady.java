package dev.rollcall.portal.remote.registry;

import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.portal.remote.Absence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Always asks the same one of several registries, and another when that does not answer: each has its own revisions and
 * numbers of events. A call that no registry answers takes the deadline of each. Thread-safe.
 */
public final class Steady implements Function<ServiceCall, HttpAnswer> {
    private static final Logger LOG = LogManager.getLogger(Steady.class);

    private final Supplier<List<Provider>> known;
    private final BiFunction<ServiceCall, Provider, HttpAnswer> one;
    private final Function<ServiceCall, HttpAnswer> nobody;
    private volatile @Nullable Provider chosen;

    /**
     * Chooses among those that are known.
     *
     * @param one asks just one of them
     * @param nobody answers when none is known
     */
    public Steady(
            Supplier<List<Provider>> known,
            BiFunction<ServiceCall, Provider, HttpAnswer> one,
            Function<ServiceCall, HttpAnswer> nobody) {
        this.known = known;
        this.one = one;
        this.nobody = nobody;
    }

    /** Which one has answered last, if any has. */
    Optional<Provider> chosen() {
        return Optional.ofNullable(chosen);
    }

    @Override
    public HttpAnswer apply(ServiceCall call) {
        ServiceProblem first = null;
        for (Provider provider : order()) {
            try {
                HttpAnswer answer = one.apply(call, provider);
                chosen = provider;
                return answer;
            } catch (ServiceProblem problem) {
                if (!Absence.isPassing(problem)) {
                    chosen = provider;
                    throw problem;
                }
                first = first == null ? problem : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return nobody.apply(call);
    }

    /** Asks all but the one that has answered last; those that do not answer are left out. */
    List<HttpAnswer> others(ServiceCall call) {
        List<HttpAnswer> answers = new ArrayList<>();
        for (Provider provider : known.get()) {
            if (!provider.equals(chosen)) {
                try {
                    answers.add(one.apply(call, provider));
                } catch (ServiceProblem problem) {
                    LOG.debug("another registry tells nothing url={}", provider.url(), problem);
                }
            }
        }
        return answers;
    }

    private List<Provider> order() {
        List<Provider> order = new ArrayList<>(known.get());
        Provider last = chosen;
        if (last != null && order.remove(last)) {
            order.add(0, last);
        }
        return order;
    }
}
