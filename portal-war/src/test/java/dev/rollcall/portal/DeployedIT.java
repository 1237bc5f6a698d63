package dev.rollcall.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.portal.page.Browser;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The real WAR on a real Tomcat, from outside: its descriptors, the container's log-in, and the life of the first account,
 * which is why the tests have an order.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeployedIT extends DeployedPortal {
    private static final List<String> OPERATORS_ADDRESSES = List.of(
            "/system",
            "/system.json",
            "/system/live",
            "/system/map",
            "/system/events",
            "/system/instances/x/check",
            "/system/instances/x/drain",
            "/system/instances/x/undrain",
            "/system/instances/x/remove",
            "/logs",
            "/logs/line",
            "/logs/live",
            "/logs/tail",
            "/logs/download");

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @Test
    @Order(1)
    void withoutAnAccountEverybodyIsLedToTheSetUp() {
        HttpResponse<String> answer = browser().get("/");

        assertEquals(303, answer.statusCode());
        assertEquals("/portal/setup", location(answer));
    }

    @Test
    @Order(2)
    void theSetUpNamesTheFileAndInsistsOnItsCode() {
        Browser browser = browser();

        HttpResponse<String> page = browser.get("/setup");

        assertTrue(page.body().contains("setup-code.txt"), page.body());
        assertEquals(422, setUp(browser, "00000-00000-00000-00000").statusCode());
    }

    @Test
    @Order(3)
    void theCodeOpensTheFirstAccountAndTheDoorIsClosedBehindIt() throws IOException {
        Browser browser = browser();
        browser.get("/setup");
        Path file = DATA.resolve("portal").resolve("setup-code.txt");

        HttpResponse<String> answer = setUp(browser, Files.readString(file));

        assertEquals(303, answer.statusCode());
        assertTrue(browser.get("/").body().contains("The account is ready."));
        assertEquals(404, browser.get("/setup").statusCode());
        assertFalse(Files.exists(file));
    }

    @Test
    @Order(4)
    void logInLeadsToThePageThatWasAskedFor() {
        Browser browser = browser();
        HttpResponse<String> door = browser.get("/system");
        assertEquals(200, door.statusCode());
        assertTrue(door.body().contains("name=\"j_password\""), door.body());

        HttpResponse<String> answer = browser.logIn("maria", PASSWORD);

        assertEquals(303, answer.statusCode());
        assertTrue(location(answer).endsWith("/portal/system"), location(answer));
    }

    @Test
    @Order(4)
    void theSessionChangesItsNameAtLogIn() {
        Browser browser = browser();
        HttpResponse<String> door = browser.get("/");

        HttpResponse<String> answer = browser.logIn("maria", PASSWORD);

        String before = door.headers().firstValue("Set-Cookie").orElse("");
        String after = answer.headers().firstValue("Set-Cookie").orElse("");
        assertFalse(after.isEmpty());
        assertFalse(after.equals(before));
        assertTrue(after.contains("HttpOnly"), after);
        assertTrue(after.contains("SameSite=Lax"), after);
    }

    @Test
    @Order(4)
    void aWrongPasswordIsSaidAndTheNameIsKept() {
        Browser browser = browser();
        browser.get("/");

        HttpResponse<String> page = browser.logIn("maria", "battery staple");

        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("do not match"));
        assertTrue(page.body().contains("value=\"maria\""));
        assertTrue(page.headers().firstValue("Content-Security-Policy").isPresent());
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    @Order(4)
    void aLogInOutOfNowhereEndsOnTheStartPage() {
        HttpResponse<String> answer = browser().logIn("maria", PASSWORD);

        assertTrue(answer.statusCode() == 302 || answer.statusCode() == 303);
        assertEquals("/portal/", location(answer));
    }

    @Test
    @Order(5)
    void anAccountIsAddedWithAToken() throws IOException {
        String tom = newAccount("tom", "teacher");

        assertEquals(401, Http.post(uri("/accounts"), "application/json", tom).statusCode());
        assertEquals(403, account(tom, ServiceName.GRADING).statusCode());
        assertEquals(201, account(tom, ServiceName.PORTAL).statusCode());
        assertEquals(409, account(tom, ServiceName.PORTAL).statusCode());
        assertEquals(422, account(tom.replace("tom", "Tom"), ServiceName.PORTAL).statusCode());
        assertEquals(
                404,
                account(tom.replace("tom", "nobody").replace("add", "passwd"), ServiceName.PORTAL)
                        .statusCode());
    }

    @Test
    @Order(6)
    void aRoleOpensItsOwnPagesOnly() {
        Browser tom = loggedIn("tom");

        HttpResponse<String> classes = tom.get("/classes");
        HttpResponse<String> system = tom.get("/system");

        assertEquals(503, classes.statusCode(), "allowed, but there is no grade book here");
        assertTrue(classes.body().contains("The grade book does not answer"));
        String trace = classes.headers().firstValue("traceparent").orElseThrow().substring(3, 35);
        assertTrue(classes.body().contains("<code>" + trace + "</code>"), "a reference for an operator");
        assertEquals(403, system.statusCode());
        assertTrue(system.body().contains("It takes the role admin or operator"), system.body());
        assertEquals(403, tom.get("/logs").statusCode());
    }

    @Test
    @Order(6)
    void classesAreForWhoTeachesOrLearnsAndOwnClassesForWhoLearns() throws IOException {
        add("cleo", "student");
        Browser cleo = loggedIn("cleo");
        Browser tom = loggedIn("tom");

        assertEquals(503, cleo.get("/my").statusCode(), "allowed, but there is no grade book here");
        assertEquals(503, cleo.get("/classes/algebra/students/p-cleo").statusCode());
        assertEquals(
                403, cleo.post("/classes/algebra/roster", "person", "p-ben").statusCode());
        assertEquals(403, tom.get("/classes/algebra/new-people").statusCode());
        assertEquals(503, tom.get("/classes/algebra/items/quiz").statusCode());
        assertEquals(403, tom.get("/my").statusCode());
        for (String address :
                List.of("/my", "/classes/algebra/items/quiz", "/classes/algebra/students/p-cleo/report")) {
            assertTrue(browser().get(address).body().contains("j_password"), "nobody " + address);
        }
    }

    @Test
    @Order(6)
    void whatIsForOperatorsIsClosedToTeachersStudentsAndNobody() throws IOException {
        add("sam", "student");
        for (String user : List.of("tom", "sam")) {
            Browser browser = loggedIn(user);
            for (String address : OPERATORS_ADDRESSES) {
                assertEquals(403, browser.get(address).statusCode(), user + " " + address);
                assertEquals(403, browser.post(address, "reason", "x").statusCode(), user + " " + address);
            }
        }
        for (String address : OPERATORS_ADDRESSES) {
            assertTrue(browser().get(address).body().contains("j_password"), "nobody " + address);
        }
    }

    @Test
    @Order(6)
    void everyAddressOfOperatorsIsAmongThem() {
        List<String> patterns = new PortalApplication()
                .patterns().stream()
                        .filter(pattern -> pattern.startsWith("/system") || pattern.startsWith("/logs"))
                        .toList();

        for (String pattern : patterns) {
            String start = pattern.replace("*", "");
            assertTrue(OPERATORS_ADDRESSES.stream().anyMatch(address -> address.startsWith(start)), pattern);
        }
    }

    @Test
    @Order(6)
    void noSpellingOfAnAddressLeadsAroundItsRoleOrToFilesOfTheServer() {
        String session = sessionOf("tom");
        assertEquals(503, raw("/classes", session).status(), "logged in, but there is no grade book here");

        for (String target : StrangeAddresses.ALL) {
            StrangeAddresses.leadsNowhere(target, raw(target, session));
        }
    }

    @Test
    @Order(6)
    void aSessionInAnAddressIsNone() {
        String session = sessionOf("tom").replace("JSESSIONID", "jsessionid");

        assertTrue(raw("/classes;" + session, "").body().contains("j_password"));
    }

    @Test
    @Order(6)
    void accountsAreForAdministratorsAndALockedOneIsShut() throws IOException {
        add("kim", "teacher");
        Browser kim = loggedIn("kim");
        assertEquals(200, kim.get("/account").statusCode());
        assertEquals(403, kim.get("/admin/accounts").statusCode());
        assertEquals(403, kim.get("/admin/backup").statusCode());
        assertEquals(403, kim.get("/admin/backup/gradebook.zip").statusCode());
        assertEquals(403, kim.get("/admin/roster").statusCode());
        assertEquals(403, kim.get("/admin/roster/imp-1").statusCode());
        assertEquals(403, kim.get("/admin/roster/oneroster.zip").statusCode());
        assertEquals(403, kim.get("/new-class").statusCode());
        assertEquals(403, kim.post("/new-class", "title", "x").statusCode());
        for (String address :
                List.of("/terms", "/terms/year-26", "/terms/year-26/delete", "/people", "/people/p-cleo")) {
            assertEquals(403, kim.get(address).statusCode(), address);
            assertEquals(403, kim.post(address, "version", "1").statusCode(), address);
            assertTrue(browser().get(address).body().contains("j_password"), address);
        }
        assertEquals(403, kim.get("/my/data").statusCode());
        assertEquals(403, kim.post("/admin/accounts/maria/lock").statusCode());
        assertEquals(403, kim.get("/admin/accounts/maria/delete").statusCode());
        assertEquals(
                403, kim.post("/admin/accounts/maria/delete", "version", "1").statusCode());
        assertTrue(browser().get("/admin/accounts").body().contains("j_password"));
        assertTrue(browser().get("/account").body().contains("j_password"));
        assertTrue(browser().get("/new-class").body().contains("j_password"));

        Browser maria = loggedIn("maria");
        maria.get("/admin/accounts/kim");
        assertEquals(303, maria.post("/admin/accounts/kim/lock").statusCode());

        assertEquals(303, kim.get("/account").statusCode());
        Browser again = browser();
        again.get("/");
        assertEquals(403, again.logIn("kim", PASSWORD).statusCode());
        assertEquals(200, maria.get("/admin/accounts/kim/delete").statusCode());
    }

    @Test
    @Order(6)
    void whoHasLoggedInAndAskedForNoPageYetIsOutAfterAnotherPassword() throws IOException {
        add("eve", "teacher");
        Browser eve = browser();
        eve.get("/");
        assertEquals(303, eve.logIn("eve", PASSWORD).statusCode());
        assertEquals(200, eve.get("/assets/portal.css").statusCode());

        account("{\"action\":\"passwd\",\"user\":\"eve\",\"password\":\"battery staple\"}", ServiceName.PORTAL);

        assertEquals(303, eve.get("/account").statusCode());
        assertTrue(eve.get("/account").body().contains("j_password"));
    }

    @Test
    @Order(6)
    void logOutClosesTheDoor() {
        Browser browser = loggedIn("maria");
        browser.get("/classes");

        assertEquals(303, browser.post("/logout").statusCode());
        assertTrue(browser.get("/classes").body().contains("j_password"));
    }

    @Test
    @Order(6)
    void whoAsksWhetherSomebodyIsLoggedInGetsNoSession() {
        Browser browser = browser();
        assertLoggedIn(false, browser.get("/session"));

        browser.get("/");
        browser.logIn("maria", PASSWORD);
        assertLoggedIn(true, browser.get("/session"));

        browser.get("/account");
        browser.post("/logout");
        assertLoggedIn(false, browser.get("/session"));
    }

    private static void assertLoggedIn(boolean expected, HttpResponse<String> answer) {
        assertEquals("{\"loggedIn\":" + expected + "}", answer.body());
        assertEquals(Optional.empty(), answer.headers().firstValue("Set-Cookie"));
    }

    @Test
    @Order(7)
    void fiveWrongPasswordsCloseAnAccountForAWhile() {
        Browser browser = browser();
        browser.get("/");
        for (int i = 0; i < 5; i++) {
            browser.logIn("tom", "battery staple");
        }

        assertEquals(403, browser.logIn("tom", PASSWORD).statusCode());
    }

    @Test
    @Order(7)
    void filesForAllPagesNeedNoLogIn() {
        HttpResponse<String> style = browser().get("/assets/portal.css");

        assertEquals(200, style.statusCode());
        assertTrue(style.body().length() <= 15 * 1024, "the style sheet stays small");
        assertEquals(200, browser().get("/assets/logo.svg").statusCode());
        HttpResponse<String> script = browser().get("/assets/live.js");
        assertEquals(
                "text/javascript",
                script.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""));
        assertEquals(200, browser().get("/assets/system.css").statusCode());
    }

    private static HttpResponse<String> setUp(Browser browser, String code) {
        return browser.post("/setup", "code", code, "user", "maria", "password", PASSWORD, "repeated", PASSWORD);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
