package dev.rollcall.portal.system;

import static dev.rollcall.portal.system.Entries.down;
import static dev.rollcall.portal.system.Entries.drained;
import static dev.rollcall.portal.system.Entries.instance;
import static dev.rollcall.portal.system.Entries.known;
import static dev.rollcall.portal.system.Entries.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionViewTest {
    private static final Entry ONE = up(ServiceName.GRADING);
    private static final Entry OTHER = instance(ServiceName.GRADING, "g2", "UP", "");

    @Test
    void takingTheLastInstanceOutOfUseSaysWhoSuffers() {
        assertEquals(
                "No other instance of Grade book can take over. Until this one is put back: Students and grades cannot be"
                        + " shown or changed.",
                view(Action.DRAIN, ONE).consequences().get(0));
    }

    @Test
    void anotherInstanceTakesOverUnlessItIsOutOfUseOrDown() {
        String alone = view(Action.DRAIN, ONE).consequences().get(0);

        assertEquals(
                "The other instance takes over.",
                view(Action.DRAIN, ONE, OTHER).consequences().get(0));
        assertEquals(
                alone,
                view(Action.DRAIN, ONE, drained(OTHER, "mia", ""))
                        .consequences()
                        .get(0));
        assertEquals(
                alone,
                view(Action.DRAIN, ONE, down(ServiceName.GRADING, "g2", ""))
                        .consequences()
                        .get(0));
    }

    @Test
    void puttingBackSaysWhoTookItOut() {
        List<String> consequences =
                view(Action.UNDRAIN, drained(ONE, "mia", "update")).consequences();

        assertEquals("It was taken out of use by mia: update.", consequences.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "REMOVE,false,It is healthy.",
        "DRAIN,true,'It is out of use already, by mia: x.'",
        "UNDRAIN,false,It is in use"
    })
    void whatMakesNoSenseIsObjectedTo(Action action, boolean out, String words) {
        ActionView view = view(action, out ? drained(ONE, "mia", "x") : ONE);

        assertTrue(view.objection().startsWith(words), view.objection());
    }

    @Test
    void whatMakesSenseIsNotObjectedTo() {
        assertEquals(
                "", view(Action.REMOVE, down(ServiceName.GRADING, "g1", "")).objection());
        assertEquals("", view(Action.CHECK, ONE).objection());
    }

    @Test
    void aReasonIsAskedForWhereItMatters() {
        assertTrue(view(Action.DRAIN, ONE)
                .typed(" ", Texts.in(Language.ENGLISH))
                .error()
                .startsWith("Say why"));
        assertEquals(
                "",
                view(Action.CHECK, ONE).typed("", Texts.in(Language.ENGLISH)).error());
        assertEquals(
                "",
                view(Action.DRAIN, ONE)
                        .typed(" update ", Texts.in(Language.ENGLISH))
                        .error());
        assertEquals(
                "update",
                view(Action.DRAIN, ONE)
                        .typed(" update ", Texts.in(Language.ENGLISH))
                        .reason());
    }

    @Test
    void aReasonIsOneVisibleLine() {
        assertTrue(view(Action.DRAIN, ONE)
                .typed("x".repeat(501), Texts.in(Language.ENGLISH))
                .error()
                .contains("500"));
        assertTrue(view(Action.DRAIN, ONE)
                .typed("a\u202eb", Texts.in(Language.ENGLISH))
                .error()
                .contains("invisible"));
    }

    private static ActionView view(Action action, Entry... entries) {
        return ActionView.of(known(List.of(entries)), action, entries[0].instanceId(), Texts.in(Language.ENGLISH))
                .orElseThrow();
    }
}
