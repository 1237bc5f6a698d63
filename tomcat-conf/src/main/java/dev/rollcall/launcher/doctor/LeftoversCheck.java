package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.state.TomcatState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Did an earlier run leave something behind that is in the way?
 *
 * @param placement a Tomcat that no launcher has
 * @param state what a launcher last said of it
 * @param processes whether a process lives
 */
record LeftoversCheck(Placement placement, Optional<TomcatState> state, LongPredicate processes) implements Check {
    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        state.ifPresent(last -> state(last, findings));
        for (Path directory : unpacked()) {
            String name = String.valueOf(directory.getFileName());
            if (!Files.exists(directory.resolveSibling(name + ".war"))) {
                findings.add(Finding.warning(directory + " has no " + name + ".war beside it, and Tomcat serves it all"
                        + " the same: delete it unless you put it there as it is."));
            }
        }
        return findings;
    }

    private void state(TomcatState last, List<Finding> findings) {
        switch (last.phase()) {
            case STARTING, RUNNING -> {
                if (processes.test(last.pid())) {
                    findings.add(Finding.wrong("The launcher of "
                            + placement.catalinaBase().root()
                            + " is gone, but process " + last.pid() + ", its Tomcat, may still run: look with ps -fp "
                            + last.pid() + ", and end it with kill " + last.pid() + "."));
                } else {
                    findings.add(Finding.warning(
                            "Rollcall in " + placement.catalinaBase().root()
                                    + " was killed or lost its power at some time after " + last.since()
                                    + ": start it again, it puts itself in order."));
                }
            }
            case DEAD ->
                findings.add(Finding.warning(
                        "The last Tomcat in " + placement.catalinaBase().root()
                                + " ended of its own"
                                + last.lastEnd()
                                        .map(end -> " with status " + end.status() + " at " + end.time())
                                        .orElse("")
                                + ": the reason is at the end of "
                                + placement.catalinaBase().logs().resolve("console.log") + "."));
            case STOPPED -> {}
        }
    }

    private List<Path> unpacked() {
        Path webapps = placement.catalinaBase().webapps();
        if (!Files.isDirectory(webapps)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(webapps)) {
            return files.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
