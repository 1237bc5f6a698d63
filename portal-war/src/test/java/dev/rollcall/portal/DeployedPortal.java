package dev.rollcall.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.RawReply;
import dev.rollcall.kit.testing.RawRequest;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.portal.page.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.arquillian.test.api.ArquillianResource;

/** What people and programs do with the WAR that is deployed. */
abstract class DeployedPortal {
    static final Path DATA = Path.of("target", "arquillian-base", "data");
    static final String PASSWORD = "correct horse";

    @ArquillianResource
    URI base;

    final URI uri(String path) {
        return base.resolve(path.substring(1));
    }

    /** Nobody's. */
    final Browser browser() {
        return new Browser(this::uri, "");
    }

    final Browser loggedIn(String user) {
        Browser browser = browser();
        browser.get("/");
        browser.logIn(user, PASSWORD);
        return browser;
    }

    /** Logs somebody in and returns the cookie. */
    final String sessionOf(String user) {
        Browser browser = browser();
        browser.get("/");
        String cookie =
                browser.logIn(user, PASSWORD).headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    /** Asks for an address as it is spelled, which no client would send. */
    final RawReply raw(String target, String cookie) {
        return RawRequest.of("GET", "/portal" + target).header("Cookie", cookie).send(base.getPort());
    }

    static String newAccount(String user, String role) {
        return "{\"action\":\"add\",\"user\":\"" + user + "\",\"password\":\"" + PASSWORD + "\",\"roles\":[\"" + role
                + "\"]}";
    }

    final void add(String user, String role) throws IOException {
        assertEquals(201, account(newAccount(user, role), ServiceName.PORTAL).statusCode());
    }

    /** Sends what the launcher does, with the token of a service. */
    final HttpResponse<String> account(String json, ServiceName from) throws IOException {
        Tokens tokens = new Tokens(MasterKey.load(DATA).orElseThrow(), SystemTime.INSTANCE);
        String token = tokens.sign(from, ServiceName.PORTAL, Optional.empty(), Duration.ZERO)
                .orElseThrow();
        return Http.post(uri("/accounts"), "application/json", json, "Authorization", "Bearer " + token);
    }
}
