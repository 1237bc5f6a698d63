package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.status.ContextStatus;
import dev.rollcall.launcher.status.ContextStatus.Condition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContextsCheckTest {
    @Test
    void ownServiceThatIsNotServedIsWrongAndAnotherWebApplicationAWarning() {
        assertEquals(
                List.of(
                        Finding.wrong(
                                "In the Tomcat of /srv, /log could not be started (no disk); more is in /srv/log."),
                        Finding.warning("In the Tomcat of /srv, /shop could not be started (no disk); more is in"
                                + " /srv/log.")),
                new ContextsCheck(
                                Path.of("/srv"),
                                List.of(
                                        unserved("/log", true, Condition.FAILED),
                                        unserved("/shop", false, Condition.FAILED),
                                        unserved("/slow", false, Condition.STARTING)))
                        .findings());
    }

    @Test
    void webApplicationThatIsNotServedHasASentenceForEachReason() {
        assertTrue(unserved("/shop", false, Condition.STOPPED).sentence().startsWith("/shop is stopped, by hand in"));
        assertTrue(unserved("/shop", false, Condition.ABSENT).sentence().startsWith("/shop is not deployed: Tomcat"));
        assertEquals(
                "/shop is still being started",
                unserved("/shop", false, Condition.STARTING).sentence());
    }

    private static ContextStatus unserved(String path, boolean own, Condition condition) {
        return new ContextStatus(path, "tomcat", own, condition, Optional.of("no disk"), Path.of("/srv/log"));
    }
}
