package dev.rollcall.launcher.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    @ParameterizedTest
    @CsvSource({"the log is down, The log is down.", "It is down. , It is down.", "why?, Why?", "No!, No!", "'',''"})
    void sentenceBeginsAndEndsLikeOne(String text, String sentence) {
        assertEquals(sentence, Sentence.of(text));
    }

    @Test
    void nearestIsTheMostSimilarWord() {
        List<String> known = List.of("registry", "log", "portal");

        assertEquals(Optional.of("portal"), Similarity.nearest(known, "prtal"));
        assertEquals(Optional.of("log"), Similarity.nearest(known, "logs"));
        assertEquals(Optional.empty(), Similarity.nearest(known, "calendar"));
        assertEquals(Optional.empty(), Similarity.nearest(List.of(), "log"));
    }

    @ParameterizedTest
    @CsvSource({"log, log, 0", "log, logs, 1", "log, lag, 1", "log, lo, 1", "'', log, 3", "port, prot, 2"})
    void distanceCountsChanges(String one, String other, int distance) {
        assertEquals(distance, Similarity.distance(one, other));
        assertEquals(distance, Similarity.distance(other, one));
    }
}
