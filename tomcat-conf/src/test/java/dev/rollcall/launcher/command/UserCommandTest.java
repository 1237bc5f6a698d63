package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandTest {
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

    private String refused(String action, String word) {
        assertEquals(1, typed.run("user", action, word, "--base", base.toString()), typed.err());
        return typed.err();
    }

    @Test
    void accountsThatOnlyTomcatKnowsAreLeftToIt() throws IOException {
        Path context = base.resolve("conf/Catalina/localhost/portal.xml");
        Files.writeString(context, "<Context><Resource name=\"jdbc/accounts\"/></Context>");
        typed.typing(new ByteArrayInputStream("correct horse\n".getBytes(StandardCharsets.UTF_8)));
        Path file = base.resolve("accounts.ndjson");
        String sentence = "The database of the accounts is set in " + context
                + ", so Rollcall must run for this: start it and say the same again.";

        assertEquals(sentence, refused("passwd", "ana"));
        assertEquals(sentence, refused("backup", file.toString()));

        assertFalse(Files.exists(file));
        assertFalse(Files.exists(base.resolve("data/portal")));
    }

    @Test
    void nothingIsOverwrittenAndNothingMissingRestored() throws IOException {
        Path there = Files.createFile(base.resolve("there.ndjson"));
        Path missing = base.resolve("missing.ndjson");

        assertEquals("There is a file " + there + " already.", refused("backup", there.toString()));
        assertEquals("There is no file " + missing + ".", refused("restore", missing.toString()));
    }
}
