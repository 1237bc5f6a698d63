package dev.rollcall.portal.remote.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import org.junit.jupiter.api.Test;

class LogTailTest {

    /** {@link String#hashCode} is the same for these two; one of them was not followed. */
    @Test
    void logServicesOfSimilarAddressesAreToldApart() {
        assertNotEquals(source("http://log-an:8080/log"), source("http://log-c0:8080/log"));
    }

    /** See <i>Several log services</i> of the protocol page. */
    @Test
    void aLogServiceHasTheNameUnderWhichItIsPaged() {
        assertEquals("6e166dd8", source("http://log2.example:8080/log"));
    }

    private static String source(String url) {
        return LogTail.source(URI.create(url));
    }
}
