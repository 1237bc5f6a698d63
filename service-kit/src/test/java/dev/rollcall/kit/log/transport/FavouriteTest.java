package dev.rollcall.kit.log.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FavouriteTest {

    private static final List<String> TWO = List.of("a", "b");
    private static final LogAnswer BUSY = LogAnswer.retry(Duration.ofSeconds(9));

    private final Favourite<String> favourite = new Favourite<>();

    @Test
    void whoWasAskedIsAskedAgain() {
        favourite.of(TWO);
        favourite.heed(LogAnswer.ACCEPTED, TWO);

        assertEquals(Optional.of("a"), favourite.of(List.of("b", "a")));
    }

    @Test
    void whoMayHaveTakenItIsAskedOnceMoreAndThenTheNext() {
        favourite.of(TWO);

        favourite.failed(TWO);
        assertEquals(Optional.of("a"), favourite.of(TWO));
        favourite.failed(TWO);
        assertEquals(Optional.of("b"), favourite.of(TWO));
    }

    @Test
    void successForgivesAFailure() {
        favourite.of(TWO);
        favourite.failed(TWO);
        favourite.heed(LogAnswer.ACCEPTED, TWO);
        favourite.failed(TWO);

        assertEquals(Optional.of("a"), favourite.of(TWO));
    }

    @Test
    void whoIsBusyIsLeftAtOnceAndOnlyWhenAllAreIsThereAPause() {
        favourite.of(TWO);

        assertEquals(LogAnswer.RETRY, favourite.heed(BUSY, TWO));
        assertEquals(Optional.of("b"), favourite.of(TWO));
        assertEquals(BUSY, favourite.heed(BUSY, TWO));
        assertEquals(Optional.of("a"), favourite.of(TWO));
    }

    @Test
    void whoIsAloneIsWaitedFor() {
        List<String> one = List.of("a");
        favourite.of(one);

        assertEquals(BUSY, favourite.heed(BUSY, one));
        assertEquals(Optional.of("a"), favourite.of(one));
    }

    @Test
    void whoIsNotListedAnyMoreIsForgotten() {
        favourite.of(TWO);

        assertEquals(Optional.of("b"), favourite.of(List.of("b")));
        assertEquals(Optional.empty(), favourite.of(List.of()));
    }
}
