package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.registry.cluster.Replication;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
}
