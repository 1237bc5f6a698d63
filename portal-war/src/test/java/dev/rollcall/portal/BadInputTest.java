package dev.rollcall.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.BadInputs.Case;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nobody should send, to every address of the portal: nothing changes, the answer says in words what was wrong, no
 * markup of the sender's is on the page, and no log line has a second one.
 */
class BadInputTest {
    private static WholePortal portal;

    /** As the last row left it. */
    private static String state;

    @BeforeAll
    static void start() throws IOException {
        portal = new WholePortal();
        state = portal.state();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    static List<Case> cases() {
        return BadInputs.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isRefusedInWords(Case bad) throws IOException {
        String before = state;

        WholePortal.Reply reply = portal.send(bad);

        state = portal.state();
        assertEquals(bad.status(), reply.status(), reply.text());
        assertTrue(reply.words().contains(bad.words()), reply.text());
        assertFalse(reply.isHtml() && reply.text().contains("<script>"), reply.text());
        assertFalse(reply.text().contains("Exception"), reply.text());
        assertEquals(before, state);
        assertEquals(List.of(), portal.brokenLogLines());
    }

    @Test
    void everyAddressHasItsTable() {
        Set<String> tested = cases().stream().map(Case::route).collect(Collectors.toCollection(TreeSet::new));

        List<String> served =
                new PortalApplication().patterns().stream().sorted().toList();
        assertEquals(served, List.copyOf(tested)); // each once: no container takes a pattern twice
    }

    static Stream<String> titlesOfTheWorld() {
        return Stream.of(
                "Größe & <Maß> \"1\"",
                "Контрольная работа",
                "测验三",
                "テスト",
                "시험",
                "اختبار",
                "מבחן",
                "परीक्षा",
                "ทดสอบ",
                "የፈተና",
                "𐍅𐌿𐌻𐍆𐌹𐌻𐌰",
                "e\u0301 and é",
                "👩🏽‍🔬🏴󠁧󠁢󠁥󠁮󠁧󠁿1️⃣",
                "${7*7} @if(true)",
                "'; DROP TABLE grades; --");
    }

    @ParameterizedTest
    @MethodSource("titlesOfTheWorld")
    void titlesInEveryScriptWork(String title) throws IOException {
        WholePortal.Reply reply = portal.send(BadClasses.newItem(title, "5,5", 303, ""));

        assertEquals(303, reply.status(), reply.text());
        assertTrue(portal.lastPosted().contains("\"maximum\":5.5"), portal.lastPosted());
        assertTrue(portal.lastPosted().contains(title.replace("\"", "\\\"")), portal.lastPosted());
        state = portal.state();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000-00000-00000-00000", "", "\u0000", "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ"})
    void guessingDoesNotUseTheCodeUp(String guess) throws IOException {
        String before = portal.state();
        for (int i = 0; i < 25; i++) {
            assertEquals(
                    422, portal.send(BadInputs.setUp("code", guess, 422, "")).status());
        }

        assertEquals(before, portal.state());
    }
}
