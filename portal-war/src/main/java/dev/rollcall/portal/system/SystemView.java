package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Moment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page <em>System</em> shows: a headline, what is wrong, a card for each service.
 *
 * @param concerns what is not as it should be, the worst first
 * @param notice a sentence of the registry about itself, or empty
 * @param cluster several registries; null of one alone
 * @param size how many services there are
 * @param services the first of them, in order
 * @param taken when the roll was read
 * @param awaySince since when the registry has not answered; null while it does
 */
public record SystemView(
        String headline,
        State worst,
        List<Concern> concerns,
        String notice,
        @Nullable ClusterView cluster,
        int size,
        List<ServiceCard> services,
        Moment taken,
        @Nullable Moment awaySince) {
    private static final int MOST_SERVICES = 200;

    public SystemView {
        concerns = List.copyOf(concerns);
        services = List.copyOf(services);
    }

    /** The view of what is known, for those who look now. */
    public static SystemView of(Known known, Audience audience) {
        Census census = Census.of(known, audience.now());
        Concerns wrong = new Concerns(census, audience);
        List<Concern> concerns = census.services().stream()
                .map(name -> wrong.apart(name).or(() -> wrong.about(name)).or(() -> wrong.about(name, known.cluster())))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Concern::state).reversed())
                .toList();
        Cards cards = new Cards(known, census, audience);
        List<ServiceName> shown = shown(census);
        return new SystemView(
                headline(concerns, census.services().size(), audience),
                concerns.isEmpty() ? State.HEALTHY : concerns.get(0).state(),
                concerns,
                known.roll().notice(),
                ClusterView.of(known.cluster(), audience),
                census.services().size(),
                shown.stream().map(cards::card).toList(),
                audience.moment(known.taken()),
                known.awaySince() == null ? null : audience.moment(known.awaySince()));
    }

    /** How many services are not shown. */
    public int more() {
        return size - services.size();
    }

    /** Those in trouble before the others only if there are too many for all to be shown. */
    private static List<ServiceName> shown(Census census) {
        List<ServiceName> all = List.copyOf(census.services());
        if (all.size() <= MOST_SERVICES) {
            return all;
        }
        return all.stream()
                .sorted(Comparator.comparing(census::state).reversed())
                .limit(MOST_SERVICES)
                .toList();
    }

    /** One thing that is wrong is said at once; of more than one, how many. */
    private static String headline(List<Concern> concerns, int all, Audience audience) {
        return concerns.size() == 1
                ? concerns.get(0).what()
                : audience.say("system.headline", all - concerns.size(), all);
    }
}
