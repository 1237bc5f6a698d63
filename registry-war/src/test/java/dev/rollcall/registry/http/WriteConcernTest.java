package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.servlet.ProblemFilter;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.LogCapture;
import dev.rollcall.registry.cluster.Replication;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class WriteConcernTest {

    @Test
    void aRegistryAloneOwesNothing() {
        WriteConcern writeConcern = new WriteConcern(Members.alone("n1"), Optional.empty(), Optional.empty());

        assertDoesNotThrow(writeConcern::requireRoll);
        assertDoesNotThrow(writeConcern::await);
    }

    @Test
    void oneThatIsJoiningAnswersNobody() {
        Members members = new Members(Replication.beginning("n1"));
        WriteConcern writeConcern = new WriteConcern(members, Optional.empty(), Optional.empty());

        ProblemException refusal = assertThrows(ProblemException.class, writeConcern::requireRoll);
        assertEquals(503, refusal.type().status());

        members.become(new Membership("n1", 4, List.of("n2", "n1"), Set.of("n1", "n2")));
        assertDoesNotThrow(writeConcern::requireRoll);
    }

    @Test
    void whoAsksOneThatIsJoiningLeavesNoLineInTheLog() {
        var writeConcern =
                new WriteConcern(new Members(Replication.beginning("n1")), Optional.empty(), Optional.empty());
        List<LogRecord> logged = new CopyOnWriteArrayList<>();

        try (LogCapture ignored = LogCapture.of(ProblemFilter.class, Level.INFO, logged);
                EmbeddedTomcat tomcat = EmbeddedTomcat.start(
                        app -> app.filter(new ProblemFilter()).servlet("/*", new Roll(writeConcern)))) {
            assertEquals(503, Http.get(tomcat.uri("/services")).statusCode());
        }

        assertEquals(List.of(), logged);
    }

    /** Answers whoever asks a registry that knows the roll. */
    private static final class Roll extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient WriteConcern writeConcern;

        Roll(WriteConcern writeConcern) {
            this.writeConcern = writeConcern;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            writeConcern.requireRoll();
        }
    }
}
