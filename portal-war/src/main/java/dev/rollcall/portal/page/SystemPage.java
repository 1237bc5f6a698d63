package dev.rollcall.portal.page;

import dev.rollcall.portal.remote.Registry;
import dev.rollcall.portal.system.Roll;
import dev.rollcall.portal.system.SystemView;
import java.io.Serial;

/** {@code /system}: how the services are. */
public final class SystemPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Registry registry;
    private final transient WallClock clock;

    public SystemPage(Pages pages, Registry registry, WallClock clock) {
        super(pages);
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    Answer show(Visit visit) {
        Roll roll = registry.roll(visit.requirePerson());
        SystemView view = SystemView.of(roll, clock.source().instant(), clock.zone());
        return Answer.page("system", "System: " + view.headline(), view);
    }

    @Override
    String allowed() {
        return "GET, HEAD";
    }
}
