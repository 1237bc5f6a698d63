package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.state.TomcatState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Did an earlier run leave something behind that is in the way?
 *
 * @param placement a Tomcat that no launcher runs
 * @param state what a launcher last said of it
 * @param survivor the process of its Tomcat, if that still lives
 */
record LeftoversCheck(Placement placement, Optional<TomcatState> state, OptionalLong survivor) implements Check {
    /** Tomcat leaves it in what it has unpacked from a WAR (its class ExpandWar), and it is not in what came as a folder. */
    private static final String UNPACKED = "META-INF/war-tracker";

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
                if (survivor.isPresent()) {
                    findings.add(Finding.wrong("The launcher of "
                            + placement.catalinaBase().root()
                            + " is gone, but process " + survivor.getAsLong()
                            + ", its Tomcat, may still run: look with ps -fp " + survivor.getAsLong()
                            + ", and end it with kill " + survivor.getAsLong() + "."));
                } else {
                    findings.add(Finding.warning(
                            "Rollcall in " + placement.catalinaBase().root()
                                    + " was killed or lost its power at some time after " + last.since()
                                    + ": start it again, it puts itself in order."));
                }
            }
            case DEAD -> findings.add(Finding.warning(TomcatCheck.ended("last ", placement, state)));
            case STOPPED -> {}
        }
    }

    private List<Path> unpacked() {
        Path webapps = placement.catalinaBase().webapps();
        if (!Files.isDirectory(webapps)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(webapps)) {
            return files.filter(directory -> Files.exists(directory.resolve(UNPACKED)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
