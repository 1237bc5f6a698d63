package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever would replace what somebody else has saved since the form was opened sees all of it first. */
class ChangedMeanwhileServletTest extends AlgebraPages {
    private static final String STALE =
            "{\"type\":\"https://rollcall.dev/problems/stale\",\"title\":\"x\",\"status\":412%s}";

    @Test
    void theDayOnWhichWorkWasGivenOutIsShownToo() {
        services.answer("PUT " + CLASS + "/line-items/quiz", 412, STALE.formatted("""
                ,"current":{"id":"quiz","title":"Quiz 1","maximum":20,"assignDate":"2026-11-09","version":9}"""));
        anna.get("/classes/algebra/items/quiz");

        HttpResponse<String> answer =
                anna.post("/classes/algebra/items/quiz", "title", "Quiz 1", "maximum", "25", "version", "6");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Both are shown"), answer.body());
        assertTrue(answer.body().contains("<dt>Given out</dt><dd>9 Nov 2026</dd>"), answer.body());
    }

    @Test
    void aDayThatSomebodyHasTakenAwayIsShownAsTakenAway() {
        services.answer("PUT " + CLASS + "/line-items/quiz", 412, STALE.formatted("""
                ,"current":{"id":"quiz","title":"Quiz 1","maximum":20,"version":9}"""));
        anna.get("/classes/algebra/items/quiz");

        HttpResponse<String> answer = anna.post(
                "/classes/algebra/items/quiz",
                "title",
                "Quiz 1",
                "maximum",
                "20",
                "assigned",
                "2026-11-02",
                "version",
                "6");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("<dt>Given out</dt><dd>–</dd>"), answer.body());
        assertTrue(answer.body().contains("<dt>Due</dt><dd>–</dd>"), answer.body());
    }

    @Test
    void theTitleTheWeighingAndTheLettersOfAClassAreTold() {
        services.answer("PUT " + CLASS, 412, STALE.formatted("""
                ,"current":{"id":"algebra","title":"Algebra II","weighted":true,"letterScheme":"letters","version":4}"""));
        root.get("/classes/algebra/settings");

        HttpResponse<String> answer = root.post(
                "/classes/algebra/settings", "version", "1", "title", "Algebra I", "weighted", "no", "letters", "");

        assertEquals(409, answer.statusCode());
        assertTrue(
                answer.body().contains("Now it says: “Algebra II” · Categories count by their weight · Letters."),
                answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"save", "preview"})
    void whatWasTypedForACategoryThatSomebodyHasDeletedIsNotDroppedUnsaid(String what) {
        anna.get("/classes/algebra/settings");

        HttpResponse<String> answer = anna.post(
                "/classes/algebra/settings",
                "do",
                what,
                "seen.labs",
                "3",
                "title.labs",
                "Labs",
                "weight.labs",
                "60",
                "drop.labs",
                "0");

        assertEquals(409, answer.statusCode());
        assertTrue(
                answer.body()
                        .contains(
                                "Nothing was saved: somebody else has deleted “Labs” (weight: 60, lowest dropped: 0) since"),
                answer.body());
    }

    @Test
    void whatIsToBeDeletedIsNotSaidToBeShownTwice() {
        services.answer("DELETE " + CLASS + "/line-items/quiz", 412, STALE.formatted(""));
        anna.get("/classes/algebra/items/quiz/delete");

        HttpResponse<String> answer = anna.post("/classes/algebra/items/quiz/delete", "version", "5");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("The page shows it as it is now"), answer.body());
        assertFalse(answer.body().contains("Both are shown"), answer.body());
    }
}
