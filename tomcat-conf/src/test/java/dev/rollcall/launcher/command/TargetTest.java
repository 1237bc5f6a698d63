package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @TempDir
    private Path root;

    @Test
    void newBaseGetsOneTomcatUnlessSaidOtherwise() {
        assertEquals(Topology.ONE, topology());
        assertEquals(Topology.FOUR, topology("--topology=four"));
    }

    @Test
    void baseKeepsItsTopology() throws IOException {
        make("log");

        assertEquals(Topology.FOUR, topology());
        assertEquals(Topology.FOUR, topology("--topology=four"));
        FailureException failure = assertThrows(FailureException.class, () -> topology("--topology=one"));
        assertTrue(failure.getMessage().contains("has the topology four and keeps it"), failure.getMessage());
    }

    @Test
    void someServicesAreChosenByName() throws IOException {
        make("log");
        make("portal");

        Target target = target("--only=portal, registry");

        assertEquals(Set.of(War.PORTAL, War.REGISTRY), target.only());
        assertFalse(target.isWhole());
        assertTrue(target().isWhole());
        assertEquals(
                List.of("portal"),
                target.placements().stream().map(p -> p.name()).toList());
    }

    @Test
    void tomcatOfAServiceIsFound() throws IOException {
        make("log");

        assertEquals("log", target().placements(War.LOG).get(0).name());
        assertThrows(FailureException.class, () -> target().placements(War.PORTAL));
    }

    @Test
    void detacherIsFoundOnThePath() throws IOException {
        Path bin = Files.createDirectory(root.resolve("bin"));
        Path nohup = Files.createFile(bin.resolve("nohup"));
        assertEquals(Optional.empty(), Background.detacher(bin.toString()));

        assertTrue(nohup.toFile().setExecutable(true));
        assertEquals(Optional.of(nohup.toString()), Background.detacher(":" + bin));

        Path setsid = Files.createFile(bin.resolve("setsid"));
        assertTrue(setsid.toFile().setExecutable(true));
        assertEquals(Optional.of(setsid.toString()), Background.detacher(bin.toString()));
    }

    private Topology topology(String... arguments) {
        return target(arguments).topology(options(arguments));
    }

    private Target target(String... arguments) {
        return Target.of(
                options(arguments), new Terminal(InputStream.nullInputStream(), NOWHERE, NOWHERE, Map.of(), null));
    }

    private Options options(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--base=" + root);
        return Options.parse(
                all,
                new dev.rollcall.launcher.terminal.Syntax(Set.of(Target.BASE, Target.TOPOLOGY, Target.ONLY), Set.of()));
    }

    private void make(String name) throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve(name).resolve("conf")).resolve("server.xml"), "<Server/>");
    }
}
