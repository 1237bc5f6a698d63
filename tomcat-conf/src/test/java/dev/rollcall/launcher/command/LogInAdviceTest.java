package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.accounts.PortalAccounts;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Sites;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogInAdviceTest {
    @TempDir
    private Path root;

    private LogInAdvice advice;

    @BeforeEach
    void makeBase() throws IOException {
        advice = adviceAt(8180);
    }

    private LogInAdvice adviceAt(int port) throws IOException {
        Base base = new Base(root);
        Path conf = Files.createDirectories(root.resolve("conf"));
        Files.writeString(
                conf.resolve("server.xml"), "<Server><Connector address='127.0.0.1' port='" + port + "'/></Server>");
        Sites sites = Sites.read(base, Topology.ONE, Set.of(War.values()), Optional.empty(), Map.of(), Map.of());
        return new LogInAdvice(new Installation(Path.of("/opt/rollcall")), base, sites);
    }

    @Test
    void addressIsThatOfThePortal() {
        assertEquals("Rollcall is ready: http://localhost:8180/\n", advice.ready());
    }

    @Test
    void addressThatBrowsersRefuseIsCalledThat() throws IOException {
        assertEquals(
                List.of(
                        "Rollcall is ready: http://localhost:10080/",
                        "",
                        "  Note: Browsers refuse to open port 10080, which is meant for another protocol: choose another"
                                + " one for the portal with --port-offset."),
                adviceAt(10_080).ready().lines().toList());
    }

    @Test
    void firstAccountIsMadeWithTheCodeOrTheCommand() throws IOException {
        Path code = Files.createDirectories(root.resolve("data/portal")).resolve("setup-code.txt");
        Files.writeString(code, "x");

        assertEquals(
                List.of(
                        "  There is no account yet. Make the first one",
                        "    in the browser: http://localhost:8180/portal/setup",
                        "                    with the code in " + code,
                        "    or here:        /opt/rollcall/bin/rollcall user add NAME --base " + root),
                advice.plain().lines().toList());
    }

    @Test
    void withAccountsThereIsLittleToSay() {
        assertEquals("  Log in with your account.", advice.plain().stripTrailing());
    }

    @Test
    void demoTellsNamesAndPasswords() {
        List<String> lines =
                advice.demo(answering(PortalAccounts.Kind.DONE)).lines().toList();

        assertEquals("  Log in as", lines.get(0));
        assertTrue(lines.get(1).matches(" {4}admin {4}(\\w{4}-){3}\\w{4}"), lines.get(1));
        assertTrue(lines.get(2).matches(" {4}teacher {2}(\\w{4}-){3}\\w{4}"), lines.get(2));
        assertEquals("  (kept in " + root.resolve("conf/demo-accounts.txt") + ")", lines.get(3));
    }

    @Test
    void demoOnABaseWithAccountsOfThoseNamesLeavesThemAlone() {
        assertEquals(
                "  Log in with your account.",
                advice.demo(answering(PortalAccounts.Kind.TAKEN)).stripTrailing());
    }

    private static PortalAccounts answering(PortalAccounts.Kind kind) {
        return new PortalAccounts() {
            @Override
            public Outcome add(String name, String password, Set<String> roles) {
                return new Outcome(kind, name);
            }

            @Override
            public Outcome changePassword(String name, String password) {
                throw new AssertionError("nobody asked for that");
            }

            @Override
            public Outcome backUp(Path file) {
                throw new AssertionError("nobody asked for that");
            }

            @Override
            public Outcome restore(Path file) {
                throw new AssertionError("nobody asked for that");
            }
        };
    }
}
