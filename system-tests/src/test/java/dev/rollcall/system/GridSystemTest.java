package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page.CloseOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import dev.rollcall.system.harness.Browser;
import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Grid;
import dev.rollcall.system.harness.School;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** A grading round by keyboard, and two people in one class: the teacher reads English, the administrator German. */
@Isolated("two people who wait for each other, and a page that gives up on who answers late")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GridSystemTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String IMAGE = "\"><img src=x onerror=alert(1)>";
    private static final int STUDENTS = 6;

    private Browser browser;
    private Distribution rollcall;
    private Grid tess;
    private Grid admin;
    private int told;

    @BeforeAll
    void start() {
        browser = Browser.open();
        rollcall = new Distribution("grid");
        rollcall.run("--demo");
        new School(rollcall)
                .put("/people/p-evil", "{\"givenName\":\"" + SCRIPT + "\",\"familyName\":\"Aaa\"}")
                .put("/classes/tutorial/enrolments/p-evil", "{\"role\":\"student\"}")
                .put(
                        "/classes/tutorial/line-items/evil",
                        "{\"title\":\"" + IMAGE.replace("\"", "\\\"") + "\",\"maximum\":100,\"published\":true}");
        tess = new Grid(browser.stranger("en-GB"), rollcall.portal(), "teacher", rollcall.password("teacher"));
        admin = new Grid(browser.stranger("de-DE"), rollcall.portal(), "admin", rollcall.password("admin"));
    }

    @AfterAll
    void close() {
        if (rollcall != null) {
            rollcall.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void twoPeopleGradeOneClass() {
        gradesAreTypedByKeyboardAlone();
        aRowDoesNotGrowWhenALateWorkIsTypedInto();
        whoIsSlowerSeesWhatTheOtherSaved();
        germansTypeAndPasteCommas();
        aGradeBookThatIsAwayIsWaitedFor();
        aPortalThatIsBeingDeployedIsWaitedFor();
        whoTypesOnWhileItIsSavedIsNotInterrupted();
        nothingIsSavedInTheNameOfWhoeverLogsInNext();
        whatTheOtherSavesIsShownOnceItsCellIsSettled();
        aPageThatWaitsForALogInIsNotAskedFor();
        nothingIsForgottenThatCanBeTakenBackAfterALogIn();
        oneBatchIsTakenBackAtATime();
        whatWasSavedSinceItWasTakenBackStays();
        whatWasLeftOutOfAPasteStaysInSight();
        whatWasNotSavedIsSentAgainWhenItIsTypedOrPastedAgain();
        whoLooksIntoAnotherWindowGoesOnWhereTheyWere();
        aPageThatIsHiddenTakesNoConnection();
        whoLeavesWhileTypingIsAsked();
        namesAreText();
        aColumnIsFilledAndPastedForThoseWhoHaveNotLeft();
        assertEquals(
                List.of(),
                browser.complaints().stream()
                        .filter(line -> !line.matches(".*status of (403|404|409|422|503|504).*"))
                        .toList());
    }

    private void gradesAreTypedByKeyboardAlone() {
        tess.page().locator("#fill-open").focus();
        tess.type("<Tab>");
        assertTrue(tess.isFocused());
        tess.type("<Tab>");
        assertFalse(tess.isFocused(), "the grid is one tab stop");
        tess.type("<Shift+Tab><Control+Home><ArrowDown><ArrowRight><ArrowRight><ArrowRight>");

        tess.type("77.5<Enter>ex<Enter>abc<Enter>");

        tess.says(0, 0, "77.5").says(1, 0, "exc.").is(2, 0, "failed").says(2, 0, "abc");
        tess.says("#overall", "Not saved: 1.");
        tess.type("<ArrowUp>")
                .says("#about", "Not saved. This is neither a number nor a known word. Type 85, ex, m, late or inc.");
        tess.type("<Escape>").saved();
        tess.type("<ArrowUp><F2>")
                .type("<Control+a>40 late<Tab>1<Tab>")
                .says(1, 0, "40 late")
                .says(1, 1, "1")
                .saved();
        tess.type("<Control+z>")
                .says("#said", "Taken back: 1.")
                .type("<Control+z>")
                .says(1, 0, "exc.");
        tess.type("<Control+y>").says(1, 0, "40 late");
        tess.type("<Control+End><Home><ArrowRight><Enter>");
        tess.page().waitForSelector("#why[open]");
        assertTrue(tess.page().locator("#why").innerText().contains("Total so far"));
        tess.type("<Escape>");
        browser.screenshot(tess.page(), "grid-1-keyboard");
    }

    private void aRowDoesNotGrowWhenALateWorkIsTypedInto() {
        double height = tess.cell(1, 0).boundingBox().height;
        tess.says(1, 0, "40 late").at(1, 0).type("<F2>");

        assertEquals(height, tess.cell(1, 0).boundingBox().height);
        tess.type("<Escape>");
    }

    private void whoIsSlowerSeesWhatTheOtherSaved() {
        tess.at(3, 0).type("80");
        admin.at(3, 0).type("85,5<Enter>").saved();

        tess.type("<Enter>").is(3, 0, "conflict").type("<ArrowUp>");
        String clash = tess.page().locator("#clash p").innerText();
        assertTrue(clash.matches("admin saved 85.5 at \\d\\d:\\d\\d, you typed 80."), clash);
        browser.screenshot(tess.page(), "grid-2-conflict");
        tess.type("<Enter>");
        assertEquals("Keep mine", tess.focused());
        tess.type("<Enter>").saved().says(3, 0, "80");
        admin.says(3, 0, "80").says("#said", "Geändert von teacher.");

        tess.at(0, 3).type("10");
        admin.at(0, 3).type("11<Enter>").saved();
        tess.type("<Enter>").is(0, 3, "conflict").type("<ArrowUp><Enter><Tab>");
        assertEquals("Take theirs", tess.focused());
        tess.type("<Enter>").saved().says(0, 3, "11");
    }

    private void germansTypeAndPasteCommas() {
        admin.at(1, 3).type("7,25<Enter>").saved().says(1, 3, "7,25");
        admin.at(2, 2).paste("12,5\t9,75\n\t\n13,5 spät\tent\n").saved();

        admin.says(2, 2, "12,5").says(2, 3, "9,75").says(4, 2, "13,5 spät").says(4, 3, "entsch.");
        tess.says(2, 2, "12.5").says(4, 2, "13.5 late").says(4, 3, "exc.").says(1, 3, "7.25");
        browser.screenshot(admin.page(), "grid-3-german");
    }

    private void aGradeBookThatIsAwayIsWaitedFor() {
        refuseSaving();
        tess.at(5, 3).type("3<Enter>").is(5, 3, "away").says(5, 3, "3");
        tess.says("#overall", "The grade book does not answer. Not saved: 1. It is sent again when it is back.");
        browser.screenshot(tess.page(), "grid-4-away");

        tess.page().unroute("**/cells");

        tess.saved().says(5, 3, "3");
        admin.says(5, 3, "3");
    }

    private void aPortalThatIsBeingDeployedIsWaitedFor() {
        tess.refuse("**/cells", 404, "text/html", "<h1>HTTP Status 404</h1>");
        tess.at(4, 3).type("6<Enter>").is(4, 3, "away").says(4, 3, "6");

        tess.page().unroute("**/cells");

        tess.saved().says(4, 3, "6");
        admin.says(4, 3, "6");
    }

    private void whoTypesOnWhileItIsSavedIsNotInterrupted() {
        refuseSaving();
        tess.at(5, 2).type("1<Enter>").is(5, 2, "away").at(5, 2).type("4");

        tess.page().unroute("**/cells");
        admin.says(5, 2, "1");
        tess.saved().type("2<Enter>").saved();

        tess.says(5, 2, "42");
        admin.says(5, 2, "42");
    }

    private void nothingIsSavedInTheNameOfWhoeverLogsInNext() {
        tess.refuse("**/cells", 403, "application/json", "{}");
        String next = "<table id='grid' data-user='admin' data-token='other'></table>";
        tess.page()
                .route(
                        "**/classes/tutorial",
                        route -> route.fulfill(
                                new FulfillOptions().setContentType("text/html").setBody(next)));
        tess.at(5, 2).type("43<Enter>").is(5, 2, "otheruser").says(5, 2, "43");
        tess.page().unroute("**/cells");
        tess.says(
                "#overall",
                "Somebody else is logged in now. What you typed stays here and is saved only when you are"
                        + " logged in again.");

        tess.page().unroute("**/classes/tutorial");

        tess.saved().says(5, 2, "43");
        admin.says(5, 2, "43");
    }

    private void whatTheOtherSavesIsShownOnceItsCellIsSettled() {
        tess.loseAnswers("**/cells");
        tess.at(2, 1).type("15<Enter>").is(2, 1, "unconfirmed");
        admin.says(2, 1, "15");
        adminSaves(2, 1, "16");
        tess.says(2, 1, "15").page().unroute("**/cells");
        tess.saved().says(2, 1, "16").says("#said", "Saved: 1. Changed by admin.");

        tess.at(3, 1).type("abc");
        adminSaves(3, 1, "17");
        tess.type("<Enter>")
                .is(3, 1, "failed")
                .at(3, 1)
                .type("<Escape>")
                .saved()
                .says(3, 1, "17");
        tess.type("abc<Enter>").is(3, 1, "failed");
        adminSaves(3, 1, "18");
        tess.says(3, 1, "abc").at(3, 1).type("<Escape>").saved().says(3, 1, "18");
        tess.says("#said", "Changed by admin.");

        tess.at(4, 1).type("1");
        adminSaves(4, 1, "2");
        tess.type("<Enter>").is(4, 1, "conflict");
        adminSaves(4, 1, "3");
        tess.at(4, 1).type("<Enter><Tab><Enter>").saved().says(4, 1, "3");
    }

    private void aPageThatWaitsForALogInIsNotAskedFor() {
        List<String> asked = new ArrayList<>();
        tess.page().onRequest(request -> asked.add(request.url()));
        tess.refuse("**/session", 200, "application/json", "{\"loggedIn\":false}");
        tess.refuse("**/cells", 403, "application/json", "{}");

        tess.page().waitForResponse("**/session", () -> tess.at(2, 2).type("8<Enter>"));
        tess.is(2, 2, "loggedout").page().unroute("**/cells");
        assertEquals(0, pages(asked));
        tess.page().unroute("**/session");

        tess.saved().says(2, 2, "8");
        assertEquals(1, pages(asked));
    }

    private static long pages(List<String> asked) {
        return asked.stream().filter(url -> url.endsWith("/classes/tutorial")).count();
    }

    private void nothingIsForgottenThatCanBeTakenBackAfterALogIn() {
        tess.at(2, 1).type("3<Enter>").saved();
        tess.refuse("**/session", 200, "application/json", "{\"loggedIn\":false}");
        tess.page().evaluate("document.getElementById('grid').dataset.token = 'of another session'");

        tess.type("<Control+z>")
                .says(
                        "#said",
                        "It was not taken back. You are no longer logged in. Log in in another tab; what you typed stays"
                                + " here and is saved then.");
        tess.page().unroute("**/session");
        tess.type("<Control+z>").says("#said", "Taken back: 1.").says(2, 1, "16");
    }

    private void oneBatchIsTakenBackAtATime() {
        List<Route> asked = new ArrayList<>();
        tess.at(2, 1).type("3<Enter>4<Enter>").saved();
        tess.page().route("**/undo", asked::add);

        tess.type("<Control+z><Control+z>").page().waitForCondition(() -> !asked.isEmpty());
        asked.get(0).resume();

        tess.says(3, 1, "18").says(2, 1, "3");
        assertEquals(1, asked.size());
        tess.page().unroute("**/undo");
    }

    /** It is asked for twice, and the second answer is the first one. */
    private void whatWasSavedSinceItWasTakenBackStays() {
        admin.says(2, 1, "3"); // or what it says below would be from before
        tess.loseAnswers("**/undo");
        tess.type("<Control+z>").says("#said", "It was not taken back.").says(2, 1, "16");
        admin.says(2, 1, "16");
        adminSaves(2, 1, "20");
        tess.says(2, 1, "20").says("#said", "Changed by admin.").page().unroute("**/undo");

        tess.type("<Control+z>").says("#said", "Taken back: 1.").says(2, 1, "20");
    }

    private void whatWasLeftOutOfAPasteStaysInSight() {
        tess.at(4, 2).paste("1\n2\n3\n").saved();

        tess.says("#not-done", "Beyond the edge of the table, not pasted: 1.").says(5, 2, "2");
        assertTrue(tess.page().isVisible("#not-done"));
        browser.screenshot(tess.page(), "grid-5-left-out");
        tess.type("5<Enter>").saved();
        assertFalse(tess.page().isVisible("#not-done"));
    }

    private void whatWasNotSavedIsSentAgainWhenItIsTypedOrPastedAgain() {
        tess.refuse("**/cells", 409, "application/json", "{\"detail\":\"The term is closed.\"}");
        tess.at(2, 2).type("6<Enter>").is(2, 2, "failed").says(2, 2, "6");
        tess.says("#not-done", "Not saved: 1. The term is closed. What you typed stays in its cells.");
        tess.at(3, 2).type("7<Enter>").is(3, 2, "failed").page().unroute("**/cells");

        tess.at(3, 2).type("<F2><Enter>").is(3, 2, "failed");
        tess.at(2, 2).paste("6").is(2, 2, "saved").at(3, 2).type("7<Enter>").saved();

        tess.says(2, 2, "6").says(3, 2, "7");
    }

    /** As a browser says it when another window is used: the page keeps its focus, and does not have that of the keyboard. */
    private void whoLooksIntoAnotherWindowGoesOnWhereTheyWere() {
        tess.at(2, 2).type("1");
        tess.page().evaluate("""
                document.hasFocus = () => false;
                document.activeElement.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
                delete document.hasFocus;""");
        tess.says("#overall", "Not saved: 1.");

        tess.type("7<Enter>").saved().says(2, 2, "17");
    }

    private void aPageThatIsHiddenTakesNoConnection() {
        List<String> ended = new ArrayList<>();
        tess.page().onRequestFailed(request -> ended.add(request.url()));
        tess.hide(true);
        tess.page().waitForCondition(() -> ended.stream().anyMatch(url -> url.contains("/live")));
        admin.says(2, 2, "17").at(2, 2).type("18<Enter>").saved();
        assertEquals("17", tess.cell(2, 2).textContent());

        tess.hide(false);

        tess.says(2, 2, "18");
    }

    private void whoLeavesWhileTypingIsAsked() {
        List<String> asked = new ArrayList<>();
        tess.page().onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });

        tess.at(2, 2).type("9").page().close(new CloseOptions().setRunBeforeUnload(true));

        tess.page().waitForCondition(() -> !asked.isEmpty());
        assertEquals(List.of("beforeunload"), asked);
        tess.saved().says(2, 2, "9");
        assertTrue(tess.isFocused());
    }

    /** Saves, and waits until the teacher's page was told of it, which it is before what is saved next. */
    private void adminSaves(int row, int column, String text) {
        admin.at(row, column).type(text + "<Enter>").saved();
        String next = Integer.toString(++told);
        admin.at(0, 1).type(next + "<Enter>").saved();
        tess.says(0, 1, next);
    }

    private void refuseSaving() {
        tess.refuse("**/cells", 503, "application/json", "{\"detail\":\"\"}");
    }

    /** Whose name would not come last. */
    private void aColumnIsFilledAndPastedForThoseWhoHaveNotLeft() {
        new School(rollcall)
                .put("/people/p-gone", "{\"givenName\":\"Zoe\",\"familyName\":\"Aab\"}")
                .put("/classes/tutorial/enrolments/p-gone", "{\"role\":\"student\",\"endDate\":\"2026-01-10\"}")
                .put("/classes/tutorial/line-items/last", "{\"title\":\"Last\",\"maximum\":10,\"published\":true}");
        tess.page().reload();
        tess.page().waitForSelector("#live[data-state=live]");
        int column = tess.page().locator("#grid thead th[data-item]").count() - 1;

        tess.at(0, column).page().locator("#fill-open").click();
        tess.type("5<Enter>").saved().says(STUDENTS - 1, column, "5").says(STUDENTS, column, "");
        tess.says(tess.page().locator("#grid tbody th").last(), "Aab, Zoe left");
        tess.at(STUDENTS - 1, column).paste("6\n7").saved().says(STUDENTS - 1, column, "6");
        tess.says(STUDENTS, column, "").says("#not-done", "Beyond the edge of the table, not pasted: 1.");
        browser.screenshot(tess.page(), "grid-7-left");
    }

    private void namesAreText() {
        assertEquals(STUDENTS, tess.page().locator("#grid tbody tr").count());
        assertEquals(
                "Aaa, " + SCRIPT,
                tess.page().locator("#grid tbody th").first().innerText().strip());
        assertTrue(tess.page().locator("#grid thead").innerText().contains(IMAGE));
        assertEquals(0, tess.page().locator("#grid img, #grid script").count());
    }
}
