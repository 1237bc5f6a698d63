package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.state.TomcatLock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveCommandTest {
    private static final String SERVER = "<Server><Connector address='127.0.0.1' port='8180'/></Server>";

    @TempDir
    private Path base;

    private final Typed typed = new Typed();

    @BeforeEach
    void thereIsABase() throws IOException {
        Files.createDirectories(base.resolve("webapps"));
        Files.createDirectories(base.resolve("conf/Catalina/localhost"));
        Files.writeString(base.resolve("conf/server.xml"), SERVER);
        Files.createFile(base.resolve("conf/catalina.properties"));
    }

    private String said(int status, String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--base";
        all[words.length + 1] = base.toString();
        assertEquals(status, typed.run(all), typed.err());
        return typed.err();
    }

    @Test
    void oneFileIsNamed() {
        assertEquals("Say rollcall backup FILE.", said(2, "backup"));
        assertEquals("Say rollcall restore FILE.", said(2, "restore", "a", "b"));
    }

    @Test
    void nothingIsOverwrittenAndNothingMissingRestored() throws IOException {
        Path there = Files.createFile(base.resolve("there.zip"));
        Path missing = base.resolve("missing.zip");

        assertEquals("There is a file " + there + " already.", said(1, "backup", there.toString()));
        assertEquals("There is no file " + missing + ".", said(1, "restore", missing.toString()));
    }

    @Test
    void folderThatIsMissingIsNamed() {
        Path folder = base.resolve("missing/folder");

        assertEquals(
                "There is no folder " + folder + ": make it, or name another one.",
                said(1, "backup", folder.resolve("all.zip").toString()));
    }

    @Test
    void keyThatIsGoneIsMissed() throws IOException {
        try (TomcatLock running = TomcatLock.take(new CatalinaBase(base), URI.create("http://127.0.0.1:1/"))) {
            assertEquals(
                    base.resolve("data/master.key") + " is missing.",
                    said(1, "backup", base.resolve("all.zip").toString()),
                    running.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Server>", "<Server><Connector port='0'/></Server>"})
    void whereTomcatAnswersIsNoMatterOfItsData(String server) throws IOException {
        Files.writeString(base.resolve("conf/server.xml"), server);
        try (TomcatLock running = TomcatLock.take(new CatalinaBase(base), URI.create("http://127.0.0.1:1/"))) {
            String missing = base.resolve("data/master.key") + " is missing.";
            String file = base.resolve("all").toString();

            assertEquals(missing, said(1, "backup", file), running.toString());
            assertEquals(missing, said(1, "user", "backup", file));
        }
        assertTrue(said(1, "logs").startsWith("Rollcall is started by bin/rollcall"));
    }

    @Test
    void whoOnlyWorksOnABaseIsNotStopped() throws IOException {
        try (TomcatLock working = TomcatLock.take(new CatalinaBase(base))) {
            said(0, "stop");

            assertEquals("Nothing runs in " + base + ".", typed.out(), working.toString());
        }
    }

    @Test
    void databaseThatOnlyTomcatKnowsIsLeftToIt() throws IOException {
        Path context = base.resolve("conf/Catalina/localhost/grading.xml");
        Files.writeString(context, "<Context><Resource name=\"jdbc/grading\"/></Context>");
        Path file = base.resolve("all.zip");

        assertEquals(
                "The database of the grade book is set in " + context
                        + ", so Rollcall must run for this: start it and say the same again.",
                said(1, "backup", file.toString()));
        assertFalse(Files.exists(file));
    }
}
