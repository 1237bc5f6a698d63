package dev.rollcall.registry;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.members.Membership;
import dev.rollcall.registry.roll.Entry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of several registries calls the webhook. */
class WebhookThreadTest {

    private final ManualTime time = new ManualTime();

    /** An instance of which the registry {@code n1} has told last how it is. */
    private final Entry entry = listed(Fixtures.roll(time), registration("Stock", 8000, 5), signed());

    private List<String> tellers(String... live) {
        return List.of(live).stream()
                .filter(self -> WebhookThread.isToTell(new Membership(self, 2, List.of(live), Set.of(live)), entry))
                .toList();
    }

    @Test
    void whoeverReachedTheVerdictTellsIt() {
        assertEquals(List.of("n1"), tellers("n1", "n2", "n3"));
    }

    @Test
    void oneOfTheOthersTellsIfThatOneIsGone() {
        assertEquals(1, tellers("n2", "n3", "n4").size());
        assertEquals(List.of("n2"), tellers("n2"));
    }
}
