package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryAdviceTest {

    /** In the one file system that is read-only everywhere: the JDK's own. */
    private static final Path DATA =
            FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/tomcat10/data");

    private static final IOException READ_ONLY =
            new FileSystemException(DATA.toString(), null, "Das Dateisystem ist nur lesbar");

    @TempDir
    Path temp;

    @Test
    void aReadOnlyFileSystemIsOpenedInTheUnitOfTheProcess() {
        DataDirectoryException thrown =
                new DirectoryAdvice("tomcat", Optional.of("tomcat10")).unwritable(DATA, READ_ONLY);

        assertTrue(thrown.sentence().contains("ReadWritePaths=" + DATA), thrown.sentence());
        assertEquals(
                List.of(
                        "sudo install -d -o tomcat -m 700 /modules/tomcat10/data",
                        "sudo mkdir -p /etc/systemd/system/tomcat10.service.d",
                        "printf '[Service]\\nReadWritePaths=%s\\n' /modules/tomcat10/data"
                                + " | sudo tee /etc/systemd/system/tomcat10.service.d/rollcall.conf",
                        "sudo systemctl daemon-reload",
                        "sudo systemctl restart tomcat10"),
                thrown.commands());
    }

    @Test
    void withoutAUnitTheSentenceStillPointsToIt() {
        DataDirectoryException thrown = new DirectoryAdvice("tomcat", Optional.empty()).unwritable(DATA, READ_ONLY);

        assertTrue(thrown.sentence().contains("ReadWritePaths=" + DATA), thrown.sentence());
        assertEquals("sudo mkdir -p " + DATA, thrown.commands().get(0));
    }

    @Test
    void anotherObstacleHasNothingToDoWithTheUnit() {
        DataDirectoryException thrown = new DirectoryAdvice("tomcat", Optional.of("tomcat10"))
                .unwritable(Path.of("/srv/it's here"), new AccessDeniedException("/srv/it's here"));

        assertFalse(thrown.sentence().contains("systemd"), thrown.sentence());
        assertEquals(
                List.of("sudo mkdir -p '/srv/it'\\''s here'", "sudo chown tomcat: '/srv/it'\\''s here'"),
                thrown.commands());
    }

    /** As the key that was copied from another machine by root. */
    @Test
    void whatIsThereAndRefusedIsGivenToTheUser() throws IOException {
        Path key = Files.createFile(temp.resolve("master.key"));

        DataDirectoryException thrown = new DirectoryAdvice("tomcat", Optional.of("tomcat10"))
                .unwritable(temp, new AccessDeniedException(key.toString()));

        assertEquals(List.of("sudo mkdir -p " + temp, "sudo chown tomcat: " + key), thrown.commands());
    }

    @Test
    void whatNoCommandHelpsAgainstIsOnlySaid() {
        DataDirectoryException thrown =
                new DirectoryAdvice("tomcat", Optional.empty()).unwritable(temp, new IOException("it is full"));

        assertTrue(thrown.sentence().contains("(IOException: it is full)"), thrown.sentence());
        assertEquals(List.of(), thrown.commands());
    }

    @Test
    void theUnitIsReadFromTheControlGroup() throws IOException {
        Path cgroup = Files.writeString(temp.resolve("cgroup"), "0::/system.slice/tomcat10.service\n");
        Path scope = Files.writeString(temp.resolve("scope"), "0::/user.slice/user-0.slice/session-1.scope\n");

        assertEquals(Optional.of("tomcat10"), DirectoryAdvice.unitOf(cgroup));
        assertEquals(Optional.empty(), DirectoryAdvice.unitOf(scope));
        assertEquals(Optional.empty(), DirectoryAdvice.unitOf(temp.resolve("missing")));
    }
}
