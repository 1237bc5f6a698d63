package dev.rollcall.grading.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String HAT = "\uD83C\uDF93";

    @Test
    void noCharacterIsCutInTwo() {
        assertEquals(HAT, Excerpt.of(HAT + HAT, 1));
        assertEquals(HAT.repeat(79) + "\u2026", Excerpt.shown(HAT.repeat(81)));
    }

    @Test
    void whatIsShortEnoughStaysAsItIs() {
        assertEquals(HAT + HAT, Excerpt.of(HAT + HAT, 2));
        assertEquals(HAT.repeat(80), Excerpt.shown(HAT.repeat(80)));
        assertEquals("", Excerpt.shown(""));
    }
}
