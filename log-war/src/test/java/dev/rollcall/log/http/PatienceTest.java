package dev.rollcall.log.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 75", "1500, 1125", "2000, 1500", "5000, 4500"})
    void whoIsAskedAnswersBeforeTheAskerGivesUp(long wait, long work) {
        assertEquals(Duration.ofMillis(work), Patience.work(Duration.ofMillis(wait)));
    }
}
