package dev.rollcall.launcher.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void nameOfAFileAloneIsNoReason() {
        assertEquals("/a/b is missing", Reason.of(new NoSuchFileException("/a/b")));
        assertEquals("permission denied", Reason.of(new AccessDeniedException("/a/b")));
        assertEquals("a file is in its way", Reason.of(new FileAlreadyExistsException("/a/b")));
    }

    @Test
    void reasonOfTheSystemIsQuoted() {
        assertEquals(
                "No space left on device",
                Reason.of(new FileSystemException("/a/b", "/a/c", "No space left on device")));
        assertEquals("closed", Reason.of(new IOException("closed")));
    }

    @Test
    void connectionThatIsRefusedIsSaidToBeThatAlthoughTheJdkSaysNothing() {
        assertEquals("connections are refused", Reason.of(new ConnectException()));
    }
}
