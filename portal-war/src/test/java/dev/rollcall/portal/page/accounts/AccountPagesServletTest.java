package dev.rollcall.portal.page.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.portal.accounts.AccountDatabase;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.Password;
import dev.rollcall.portal.accounts.PasswordLinks;
import dev.rollcall.portal.accounts.Preferences;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.page.Browser;
import dev.rollcall.portal.page.LoggedInFilter;
import dev.rollcall.portal.page.Pages;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may log in: the pages of administrators, the link that works once, and everybody's own account. */
class AccountPagesServletTest {
    private static final UserName ANA = new UserName("ana");
    private static final UserName TOM = new UserName("tom");
    private static final Pattern LINK =
            Pattern.compile("<code>http://[^/]+/portal(/password/[A-Za-z0-9_-]{32})</code>");

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private final MemoryDatabase database = new MemoryDatabase();
    private final AccountDatabase tables = database.tables();
    private final Accounts accounts = new Accounts(tables);
    private final PasswordLinks links =
            new PasswordLinks(tables, InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")));
    private EmbeddedTomcat portal;
    private Browser root;
    private Browser ana;

    @BeforeEach
    void start() {
        links.invite(ANA, EnumSet.of(Role.TEACHER));
        links.invite(new UserName("root"), EnumSet.of(Role.ADMIN));
        Preferences preferences = new Preferences(tables);
        Sessions sessions = new Sessions(accounts, preferences, System::nanoTime);
        Pages pages = new Pages(sessions);
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new LoggedInFilter())
                        .servlet("/admin/accounts", new AccountsPage(pages, accounts, links))
                        .servlet("/admin/accounts/*", new AccountPage(pages, accounts, links))
                        .servlet("/account", new OwnAccountPage(pages, accounts, preferences, sessions))
                        .servlet("/password/*", new PasswordPage(pages, links)));
        root = new Browser(portal::uri, "root admin");
        ana = new Browser(portal::uri, "ana teacher");
    }

    @AfterEach
    void stop() throws SQLException {
        portal.close();
        database.close();
    }

    @Test
    void whoIsAddedChoosesThePasswordWithALink() {
        root.get("/admin/accounts");
        HttpResponse<String> made =
                root.post("/admin/accounts", "user", "tom", "role-teacher", "yes", "role-operator", "yes");
        assertEquals(200, made.statusCode());
        Matcher link = LINK.matcher(made.body());
        assertTrue(link.find(), made.body());
        assertTrue(made.body().contains("waiting for a password"));
        assertEquals(
                Set.of(Role.TEACHER, Role.OPERATOR),
                accounts.find("tom").orElseThrow().roles());

        Browser tom = new Browser(portal::uri, "");
        assertTrue(tom.get(link.group(1)).body().contains("For the account tom."));
        assertEquals(
                422,
                tom.post(link.group(1), "password", "battery staple", "repeated", "battery")
                        .statusCode());
        assertEquals(
                303,
                tom.post(link.group(1), "password", "battery staple", "repeated", "battery staple")
                        .statusCode());

        assertTrue(accounts.matches(TOM, "battery staple"));
        assertEquals(404, tom.get(link.group(1)).statusCode());
    }

    @Test
    void aDoubleClickAddsAnAccountOnceAndShowsALinkThatCanBeUsed() {
        root.get("/admin/accounts");
        root.post("/admin/accounts", "user", "tom", "role-student", "yes");

        String made = root.post("/admin/accounts", "user", "tom", "role-student", "yes")
                .body();

        Matcher link = LINK.matcher(made);
        assertTrue(link.find(), made);
        assertTrue(made.contains("tom was waiting for a password before"), made);
        assertEquals(200, new Browser(portal::uri, "").get(link.group(1)).statusCode());
    }

    @Test
    void aDoubleClickOnThePasswordOfALinkSaysThatItIsSaved() {
        root.get("/admin/accounts/ana");
        Matcher link = LINK.matcher(root.post("/admin/accounts/ana/link").body());
        assertTrue(link.find());
        Browser user = new Browser(portal::uri, "");
        user.get(link.group(1));

        for (int click = 0; click < 2; click++) {
            HttpResponse<String> saved =
                    user.post(link.group(1), "password", "battery staple", "repeated", "battery staple");
            assertEquals(303, saved.statusCode(), saved.body());
        }

        HttpResponse<String> later = user.get(link.group(1));
        assertEquals(404, later.statusCode());
        assertTrue(later.body().contains("The password is saved. Log in with it."), later.body());
    }

    @Test
    void aClassIsGivenAccountsAtOnceAndALinkForEach() {
        root.get("/admin/accounts");

        accounts.changePassword(ANA, new Password("battery staple"));
        root.post("/admin/accounts", "user", "kim\nana\nbo", "role-student", "yes");
        String made = root.post("/admin/accounts", "user", " kim\r\n\r\nana\nbo\nkim\n", "role-student", "yes")
                .body(); // a second click shows links, too

        assertTrue(made.contains("2 accounts wait for their passwords"), made);
        assertTrue(made.contains("ana had an account before"), made);
        assertTrue(made.contains("kim was waiting for a password before"), made);
        List<String> links =
                LINK.matcher(made).results().map(found -> found.group(1)).toList();
        assertEquals(2, links.size(), made);
        assertTrue(new Browser(portal::uri, "").get(links.get(0)).body().contains("For the account kim."));
        assertTrue(new Browser(portal::uri, "").get(links.get(1)).body().contains("For the account bo."));
        assertEquals(Set.of(Role.STUDENT), accounts.find("bo").orElseThrow().roles());
    }

    @Test
    void fiveHundredOfTheLongestNamesAreAddedAtOnce() {
        root.get("/admin/accounts");
        String names = IntStream.range(0, 500)
                .mapToObj(number -> String.format(Locale.ROOT, "%064d", number))
                .collect(Collectors.joining("\r\n"));

        String made = root.post("/admin/accounts", "user", names, "role-student", "yes")
                .body();

        assertTrue(made.contains("500 accounts wait for their passwords"), made);
    }

    @Test
    void nobodyIsAddedWhenOneOfSeveralNamesCannotBeOne() {
        root.get("/admin/accounts");

        HttpResponse<String> page = root.post("/admin/accounts", "user", "kim\nBo Example\nlee", "role-student", "yes");
        HttpResponse<String> many = root.post("/admin/accounts", "user", "kim\n".repeat(501), "role-student", "yes");

        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("Bo Example: "), page.body());
        assertTrue(page.body().contains(">kim\nBo Example\nlee</textarea>"), page.body());
        assertTrue(many.body().contains("Add at most 500 at once."), many.body());
        assertTrue(accounts.find("kim").isEmpty());
    }

    @Test
    void aNameThatIsTakenIsSaidAndTheRolesStayTicked() {
        root.get("/admin/accounts");

        HttpResponse<String> page = root.post("/admin/accounts", "user", "ana", "role-student", "yes");

        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("There is an account ana already."));
        assertTrue(
                Pattern.compile("name=\"role-student\" value=\"yes\" checked")
                        .matcher(page.body())
                        .find(),
                page.body());
    }

    @Test
    void aLockEndsTheSessionsOfTheAccount() {
        assertEquals(200, ana.get("/account").statusCode());
        ana.post("/account", "language", "en");
        root.get("/admin/accounts/ana");

        assertEquals(303, root.post("/admin/accounts/ana/lock").statusCode());

        assertTrue(accounts.find("ana").orElseThrow().locked());
        assertEquals(303, ana.get("/account").statusCode());
        assertTrue(root.get("/admin/accounts").body().contains("locked"));

        root.post("/admin/accounts/ana/unlock");
        assertFalse(accounts.find("ana").orElseThrow().locked());
    }

    @Test
    void aLockedAccountGetsNoLink() {
        accounts.setLocked(ANA, true, "root");

        assertFalse(root.get("/admin/accounts/ana").body().contains("/ana/link"));
        HttpResponse<String> refused = root.post("/admin/accounts/ana/link");
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("The account ana is locked and gets no link"), refused.body());
    }

    @Test
    void aLockedAccountIsDeletedOnceThatIsConfirmed() {
        accounts.setLocked(ANA, true, "root");
        assertTrue(root.get("/admin/accounts/ana").body().contains("href=\"/portal/admin/accounts/ana/delete\""));
        String asked = root.get("/admin/accounts/ana/delete").body();
        assertTrue(asked.contains("<h1>Delete the account ana?</h1>"), asked);
        assertTrue(accounts.find("ana").isPresent());

        HttpResponse<String> done = root.post("/admin/accounts/ana/delete", "version", version(asked));

        assertEquals(303, done.statusCode());
        assertTrue(root.get("/admin/accounts").body().contains("The account ana was deleted."));
        assertTrue(accounts.find("ana").isEmpty());
        assertEquals(404, root.get("/admin/accounts/ana/delete").statusCode());
    }

    @Test
    void aDoubleClickDeletesOnceAndSaysSo() {
        accounts.setLocked(ANA, true, "root");
        String version = version(root.get("/admin/accounts/ana/delete").body());

        for (int click = 0; click < 2; click++) {
            HttpResponse<String> done = root.post("/admin/accounts/ana/delete", "version", version);
            assertEquals(303, done.statusCode(), done.body());
            assertEquals(
                    "/portal/admin/accounts",
                    done.headers().firstValue("Location").orElse(""));
        }

        assertTrue(root.get("/admin/accounts").body().contains("The account ana was deleted."));
        assertEquals(404, root.post("/admin/accounts/ana/lock").statusCode());
    }

    @Test
    void anOpenAccountAndOnesOwnAreNotDeleted() {
        assertFalse(root.get("/admin/accounts/ana").body().contains("/ana/delete"));
        for (String name : List.of("ana", "root")) {
            String address = "/admin/accounts/" + name + "/delete";
            assertEquals(303, root.get(address).statusCode());
            String edition = String.valueOf(accounts.find(name).orElseThrow().edition());
            int refused = name.equals("root") ? 422 : 409;
            assertEquals(refused, root.post(address, "version", edition).statusCode(), name);
            assertTrue(accounts.find(name).isPresent(), name);
        }
    }

    @Test
    void anAccountThatSomebodyChangedMeanwhileIsShownOnceMore() {
        accounts.setLocked(ANA, true, "root");
        String asked = root.get("/admin/accounts/ana/delete").body();
        accounts.setRoles(ANA, EnumSet.of(Role.ADMIN), "root");

        for (String version : List.of(version(asked), "", "x", "99999999999999999999")) {
            HttpResponse<String> answer = root.post("/admin/accounts/ana/delete", "version", version);
            assertEquals(409, answer.statusCode());
            assertTrue(answer.body().contains("was changed in the meantime"), answer.body());
            assertNotEquals(version, version(answer.body()));
        }
        assertTrue(accounts.find("ana").isPresent());
    }

    @Test
    void aSessionOfADeletedAccountIsNotOneOfTheNextOfThatName() {
        Browser later = new Browser(portal::uri, "ana teacher");
        for (Browser browser : List.of(ana, later)) {
            browser.get("/account"); // begins the session
            assertEquals(200, browser.get("/account").statusCode());
        }
        accounts.setLocked(ANA, true, "root");
        accounts.delete(ANA, accounts.find("ana").orElseThrow().edition(), "root");

        assertEquals(303, ana.get("/account").statusCode());
        links.invite(ANA, EnumSet.of(Role.TEACHER));
        assertEquals(303, later.get("/account").statusCode());
    }

    private static String version(String page) {
        Matcher version = VERSION.matcher(page);
        assertTrue(version.find(), page);
        return version.group(1);
    }

    @Test
    void otherRolesEndTheSessionsTooAndNoneAreRefused() {
        ana.get("/account");
        root.get("/admin/accounts/ana");

        assertEquals(422, root.post("/admin/accounts/ana/roles").statusCode());
        assertEquals(200, ana.get("/account").statusCode());
        assertEquals(
                303,
                root.post("/admin/accounts/ana/roles", "role-operator", "yes").statusCode());

        assertEquals(Set.of(Role.OPERATOR), accounts.find("ana").orElseThrow().roles());
        assertEquals(303, ana.get("/account").statusCode());
    }

    @Test
    void nobodyLocksThemselfOut() {
        root.get("/admin/accounts/root");

        assertEquals(422, root.post("/admin/accounts/root/lock").statusCode());
        assertEquals(
                422,
                root.post("/admin/accounts/root/roles", "role-teacher", "yes").statusCode());

        assertEquals(Set.of(Role.ADMIN), accounts.find("root").orElseThrow().roles());
    }

    @Test
    void ownPasswordIsChangedWithThePresentOneAndOtherSessionsEnd() {
        accounts.changePassword(ANA, new Password("correct horse"));
        Browser elsewhere = new Browser(portal::uri, "ana teacher");
        elsewhere.get("/account");
        elsewhere.get("/account");
        ana.get("/account");

        HttpResponse<String> wrong = change("wrong", "battery staple");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("This is not your present password."));
        assertEquals(303, change("correct horse", "battery staple").statusCode());

        assertTrue(accounts.matches(ANA, "battery staple"));
        assertTrue(ana.get("/account").body().contains("Your password was changed."));
        assertEquals(303, elsewhere.get("/account").statusCode());
    }

    @Test
    void fiveWrongPasswordsEndTheSession() {
        accounts.changePassword(ANA, new Password("correct horse"));
        ana.get("/account");
        for (int i = 0; i < 4; i++) {
            assertEquals(422, change("wrong", "battery staple").statusCode());
        }

        assertEquals(303, change("wrong", "battery staple").statusCode());
        assertEquals(403, change("correct horse", "battery staple").statusCode());
        assertTrue(accounts.matches(ANA, "correct horse"));
    }

    @Test
    void aChosenLanguageIsSpokenAtOnceAndInTheNextSession() {
        ana.get("/account");
        ana.post("/account", "language", "de");

        assertTrue(ana.get("/account").body().contains("<html lang=\"de\">"));
        Browser next = new Browser(portal::uri, "ana teacher");
        next.get("/account");
        assertTrue(next.get("/account").body().contains("<html lang=\"de\">"));
    }

    @Test
    void otherwiseTheBrowserDecides() {
        assertTrue(
                ana.get("/account", "Accept-Language", "de-CH,en;q=0.5").body().contains("<h1>Ihr Konto</h1>"));
        assertTrue(new Browser(portal::uri, "root admin")
                .get("/account", "Accept-Language", "fr")
                .body()
                .contains("<h1>Your account</h1>"));
    }

    private HttpResponse<String> change(String old, String chosen) {
        return ana.post("/account", "old", old, "password", chosen, "repeated", chosen);
    }
}
