package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.state.TomcatState;
import dev.rollcall.launcher.status.State;
import java.util.List;
import java.util.Optional;

/**
 * Does the Tomcat of a launcher run?
 *
 * @param placement the Tomcat
 * @param state how it is
 * @param last what its launcher last said of it
 */
record TomcatCheck(Placement placement, State state, Optional<TomcatState> last) implements Check {
    @Override
    public List<Finding> findings() {
        return switch (state) {
            case STARTING ->
                List.of(Finding.warning(
                        "The Tomcat in " + placement.catalinaBase().root()
                                + " is still starting: ask again when rollcall status says that it is ready."));
            case DEAD -> List.of(Finding.wrong(ended("", placement, last)));
            case READY, RUNNING, STOPPED -> List.of();
        };
    }

    /** Returns a sentence about one that has ended. */
    static String ended(String which, Placement placement, Optional<TomcatState> last) {
        return "The " + which + "Tomcat in " + placement.catalinaBase().root() + " ended of its own"
                + last.flatMap(TomcatState::lastEnd)
                        .map(end -> " with status " + end.status() + " at " + end.time())
                        .orElse("")
                + ": the reason is at the end of "
                + placement.catalinaBase().logs().resolve("console.log") + ".";
    }
}
