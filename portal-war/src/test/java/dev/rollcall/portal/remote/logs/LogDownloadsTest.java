package dev.rollcall.portal.remote.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.remote.FakeServices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogDownloadsTest {
    private static final Person OLGA = new Person("olga", Set.of("operator"));

    private final FakeServices services = new FakeServices();
    private final LogDownloads downloads = new LogDownloads(services.logs());
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @BeforeEach
    void prepare() {
        services.presentTwo(ServiceName.LOG);
        services.answer("GET /log", 200, "a line\n");
    }

    @AfterEach
    void stop() {
        downloads.close();
        services.close();
    }

    private LogDownloads.Download begun() {
        return downloads.begin(OLGA, "").orElseThrow();
    }

    /** One that is asked too early gives up before anybody takes what it writes. */
    @Test
    void aLogServiceIsAskedWhenItsTurnComes() throws IOException {
        try (LogDownloads.Download download = begun()) {
            assertEquals(1, services.count("GET /log"));

            download.writeTo(file);
        }

        assertEquals(2, services.count("GET /log"));
        assertEquals("a line\na line\n", file.toString(StandardCharsets.UTF_8));
    }

    @Test
    void oneThatDoesNotAnswerEndsTheDownloadWithAFailure() {
        try (LogDownloads.Download download = begun()) {
            services.answer("GET /log", 503, "");

            assertThrows(ServiceProblem.class, () -> download.writeTo(file));
        }

        assertEquals("a line\n", file.toString(StandardCharsets.UTF_8));
    }
}
