package dev.rollcall.portal.remote.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.logs.Positions;
import dev.rollcall.portal.remote.FakeServices;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tails without browsers, with log services that tell what the test says. */
class LogTailsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final FakeServices services = new FakeServices();
    private final LogTails tails = new LogTails(services.logs());

    @AfterEach
    void stop() {
        tails.close();
        services.close();
    }

    private LogTail follow(LogFilter filter) {
        Person olga = new Person("olga", Set.of("operator"));
        return tails.follow(olga, filter, Positions.NONE, () -> {}, () -> {}).orElseThrow();
    }

    @Test
    void whoHasLeftIsNotConnectedAgain() {
        services.present(ServiceName.LOG);
        LogTail left = follow(LogFilter.troublesOf("Shop"));
        left.close();
        tails.begin(left);
        tails.begin(follow(LogFilter.ALL));

        Eventually.isTrue(LIMIT, "the other is connected", () -> services.count("GET /log/tail") > 0);
        assertEquals("", services.last("GET /log/tail?").line());
        assertEquals(1, tails.count());
    }

    /** A page that said it earlier would say that it shows everything, and miss what is logged meanwhile. */
    @Test
    void thatItFollowsIsToldOnceTheLogServicesHaveAnswered() {
        services.present(ServiceName.LOG);
        LogTail tail = follow(LogFilter.ALL);
        assertFalse(tail.isDue());

        tails.begin(tail);

        Eventually.isTrue(LIMIT, "it is told", () -> tail.takeSilent().isPresent());
        assertTrue(services.count("GET /log/tail") > 0);
    }

    @Test
    void whatSeveralLogServicesTellIsToldWithHowFarEachIs() {
        services.presentTwo(ServiceName.LOG);
        services.answer("GET /log/tail", 200, "id: 1\nevent: log\ndata: {}\n\nid: 2\nevent: log\ndata: {}\n\n");
        LogTail tail = follow(LogFilter.ALL);
        tails.begin(tail);
        Eventually.isTrue(LIMIT, "both have told", () -> services.count("GET /log/tail") >= 2 && tail.isDue());

        Set<String> ids = new HashSet<>();
        Eventually.isTrue(LIMIT, "all is taken", () -> {
            tail.next().ifPresent(event -> ids.add(event.id()));
            return ids.stream().anyMatch(id -> id.matches("\\w+\\.2~\\w+\\.2"));
        });
    }
}
