package dev.rollcall.portal.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final Instant TIME = Instant.parse("2026-11-22T10:42:00Z");

    @Test
    void theLastTroubleIsRememberedWhenItIsOver() {
        Stories stories = Stories.NONE
                .goneOnWith(List.of(event("a", "registered", ""), event("a", "down", "refused")))
                .goneOnWith(List.of(event("a", "up", "")));

        Stories.Story story = stories.of("a").orElseThrow();

        assertEquals("up", story.last().kind());
        assertEquals("down: refused", story.trouble().words(Texts.in(Language.ENGLISH)));
        assertTrue(story.goneSince().isEmpty());
    }

    @Test
    void whoLeftIsGone() {
        Stories stories = Stories.NONE.goneOnWith(List.of(event("a", "deregistered", "")));

        assertEquals(TIME, stories.of("a").orElseThrow().goneSince().orElseThrow());
        assertNull(stories.of("a").orElseThrow().trouble());
    }

    @Test
    void aLeaseThatRanOutIsATrouble() {
        Stories stories = Stories.NONE.goneOnWith(List.of(event("a", "expired", "")));

        assertEquals(
                stories.of("a").orElseThrow().last(),
                stories.of("a").orElseThrow().trouble());
    }

    @Test
    void thoseOfWhichSomethingWasToldLastAreKept() {
        Stories stories = Stories.NONE
                .goneOnWith(IntStream.range(0, 5_000)
                        .mapToObj(i -> event("i" + i, "up", ""))
                        .toList())
                .goneOnWith(List.of(event("i0", "down", ""), event("new", "up", "")));

        assertEquals(5_000, stories.all().size());
        assertTrue(stories.of("i0").isPresent());
        assertTrue(stories.of("i1").isEmpty());
    }

    @Test
    void whoseDecisionItWasReadsAsASentence() {
        assertEquals(
                "taken out of use by mia: update",
                event("a", "drained", "by mia: update").words(Texts.in(Language.ENGLISH)));
        assertEquals("danced", event("a", "danced", "").words(Texts.in(Language.ENGLISH)));
    }

    private static Event event(String instance, String kind, String cause) {
        return new Event(1, TIME, "S", instance, kind, cause);
    }
}
