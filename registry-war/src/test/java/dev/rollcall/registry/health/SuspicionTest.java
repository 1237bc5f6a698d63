package dev.rollcall.registry.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.health.IndirectProbe.Answer;
import dev.rollcall.registry.roll.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SuspicionTest {

    private static final Duration FRESH = Duration.ofSeconds(15);

    private final ManualTime time = new ManualTime();
    private final Entry entry =
            Fixtures.listed(Fixtures.roll(time), Fixtures.registration("Stock", 8000, 1), Fixtures.signed());
    private final List<Consumer<Answer>> questions = new ArrayList<>();
    private final Suspicion suspicion = new Suspicion();

    private void ask() {
        suspicion.ask((about, answered) -> questions.add(answered), entry, time::nanos);
    }

    private boolean shared() {
        return suspicion.isShared(time.nanos(), FRESH);
    }

    @Test
    void whoIsSilentForAnotherNodeOrHasNoOtherIsSilent() {
        for (Answer answer : Answer.values()) {
            suspicion.ask((about, answered) -> answered.accept(answer), entry, time::nanos);

            assertEquals(answer != Answer.OTHERWISE, shared(), answer.name());
        }
    }

    @Test
    void beforeThereIsAnAnswerNobodyAgrees() {
        ask();

        assertFalse(shared());
    }

    @Test
    void anAnswerIsGoodAsLongAsItIsFresh() {
        time.advance(Duration.ofDays(1));
        ask();
        questions.get(0).accept(Answer.SILENT);

        time.advance(FRESH.minusNanos(1));
        assertTrue(shared());
        time.advance(Duration.ofNanos(1));
        assertFalse(shared());
    }

    @Test
    void theAnswerToAnEarlierQuestionCountsForNothing() {
        ask();
        ask();

        questions.get(0).accept(Answer.SILENT);
        assertFalse(shared());
        questions.get(1).accept(Answer.SILENT);
        assertTrue(shared());
        questions.get(0).accept(Answer.OTHERWISE);
        assertTrue(shared());
    }

    @Test
    void whoWasHeardIsNotInDoubtWhateverIsAnsweredLater() {
        ask();
        questions.get(0).accept(Answer.SILENT);
        ask();

        suspicion.end();

        assertFalse(shared());
        questions.get(1).accept(Answer.SILENT);
        assertFalse(shared());
    }
}
