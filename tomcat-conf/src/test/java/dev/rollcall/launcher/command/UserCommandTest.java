package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandTest {
    private static final String SERVER = "<Server><Connector address='127.0.0.1' port='8180'/></Server>";

    @TempDir
    private Path base;

    @Test
    void accountsThatOnlyTomcatKnowsAreLeftToIt() throws IOException {
        Files.createDirectories(base.resolve("webapps"));
        Path context =
                Files.createDirectories(base.resolve("conf/Catalina/localhost")).resolve("portal.xml");
        Files.writeString(base.resolve("conf/server.xml"), SERVER);
        Files.createFile(base.resolve("conf/catalina.properties"));
        Files.writeString(context, "<Context><Resource name=\"jdbc/accounts\"/></Context>");
        Typed typed = new Typed().typing(new ByteArrayInputStream("correct horse\n".getBytes(StandardCharsets.UTF_8)));

        int status = typed.run("user", "passwd", "ana", "--base", base.toString());

        assertEquals(1, status);
        assertEquals(
                "The database of the accounts is set in " + context
                        + ", so Rollcall must run for this: start it and say the same again.",
                typed.err());
        assertFalse(Files.exists(base.resolve("data/portal")));
    }
}
