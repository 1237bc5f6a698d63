package dev.rollcall.portal.page.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.portal.accounts.AccountDatabase;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.Password;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.accounts.SetupCode;
import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.page.Browser;
import dev.rollcall.portal.page.Pages;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way in: {@code /setup} while there is no account, the log-in page after that. */
class SetupServletTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path folder;

    private final MemoryDatabase database = new MemoryDatabase();
    private final AccountDatabase tables = database.tables();
    private final Accounts accounts = new Accounts(tables);
    private SetupCode code;
    private EmbeddedTomcat portal;
    private Browser browser;

    @BeforeEach
    void start() {
        code = new SetupCode(folder.resolve(SetupCode.FILE_NAME));
        Pages pages = new Pages(request -> false);
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.servlet("/setup", new SetupPage(pages, accounts, code))
                        .servlet("/login/*", new LoginPage(pages, accounts))
                        .servlet("/door/*", new Door()));
        browser = new Browser(portal::uri, "");
    }

    @AfterEach
    void stop() throws SQLException {
        portal.close();
        database.close();
    }

    @Test
    void thePageNamesTheFileAndWritesTheCodeThere() {
        HttpResponse<String> page = browser.get("/setup");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains(code.file().toString()));
        assertTrue(Files.exists(code.file()));
    }

    @Test
    void theCodeIsNeverOnThePage() throws IOException {
        String page = browser.get("/setup").body();

        assertFalse(page.contains(Files.readString(code.file()).strip()));
    }

    @Test
    void theFirstAccountMayDoEverything() throws Exception {
        browser.get("/setup");

        HttpResponse<String> answer = send(Files.readString(code.file()), "maria", PASSWORD, PASSWORD);

        assertEquals(303, answer.statusCode());
        assertEquals("/portal/", answer.headers().firstValue("Location").orElse(""));
        assertEquals(Set.of("admin", "operator", "teacher"), roles());
    }

    @Test
    void afterThatTheDoorIsClosed() throws IOException {
        browser.get("/setup");
        send(Files.readString(code.file()), "maria", PASSWORD, PASSWORD);

        assertEquals(404, browser.get("/setup").statusCode());
        assertEquals(404, send("x", "eve", PASSWORD, PASSWORD).statusCode());
    }

    @Test
    void aWrongCodeIsSaidAndTheRestIsKept() {
        browser.get("/setup");

        HttpResponse<String> page = send("00000", "maria", PASSWORD, PASSWORD);

        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("This is not the code in the file."));
        assertTrue(page.body().contains("value=\"maria\""));
        assertFalse(page.body().contains(PASSWORD), "passwords are not kept");
        assertTrue(accounts.isEmpty());
    }

    @Test
    void otherMistakesDoNotUseTheCodeUp() throws IOException {
        browser.get("/setup");
        String right = Files.readString(code.file());

        assertEquals(422, send(right, "Maria", PASSWORD, PASSWORD).statusCode());
        assertEquals(422, send(right, "maria", "short", "short").statusCode());
        HttpResponse<String> differ = send(right, "maria", PASSWORD, "battery staple");

        assertEquals(422, differ.statusCode());
        assertTrue(differ.body().contains("The two passwords differ."));
        assertEquals(303, send(right, "maria", PASSWORD, PASSWORD).statusCode());
    }

    @Test
    void withoutAccountsTheDoorLeadsToTheSetUp() {
        HttpResponse<String> answer = browser.get("/door/login");

        assertEquals(303, answer.statusCode());
        assertEquals("/portal/setup", answer.headers().firstValue("Location").orElse(""));
    }

    @Test
    void theDoorAsksForNameAndPassword() {
        maria();

        HttpResponse<String> page = browser.get("/door/login");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("action=\"/portal/j_security_check\""));
        assertFalse(page.body().contains("do not match"));
    }

    @Test
    void aFailedLogInKeepsTheNameOnly() {
        maria();

        HttpResponse<String> page =
                browser.post("/door/login/failed", "j_username", "<maria>", "j_password", "battery staple");

        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("do not match"));
        assertTrue(page.body().contains("value=\"&lt;maria>\""), page.body());
        assertFalse(page.body().contains("battery"));
    }

    @Test
    void theLogInPageIsNotAPlaceToStart() {
        maria();

        assertEquals(303, browser.get("/login").statusCode());
        assertEquals(403, browser.post("/login", "j_username", "maria").statusCode());
    }

    private void maria() {
        accounts.add(new UserName("maria"), new Password(PASSWORD), EnumSet.of(Role.ADMIN));
    }

    private HttpResponse<String> send(String offered, String user, String password, String repeated) {
        return browser.post("/setup", "code", offered, "user", user, "password", password, "repeated", repeated);
    }

    private Set<String> roles() {
        return accounts.all().stream()
                .flatMap(account -> account.roles().stream())
                .map(Role::wireName)
                .collect(Collectors.toSet());
    }

    /** Forwards as the container does for whoever is not logged in. */
    private static final class Door extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher(request.getPathInfo()).forward(request, response);
        }
    }
}
