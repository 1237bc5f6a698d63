package dev.rollcall.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A teacher who is logged in to the portal, without a browser: for asking often. */
public final class PortalSession {
    private static final String USER = "tessa";
    private static final String PASSWORD = "a long enough password";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Base base;
    private final HttpClient client;

    private PortalSession(Base base) {
        this.base = base;
        HttpClient.Builder builder =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL);
        base.trust().ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** Makes an account, as the launcher does, and logs in. */
    public static PortalSession open(Base base) {
        new School(base).account(USER, PASSWORD, "teacher");
        var session = new PortalSession(base);
        session.classes();
        String form = "j_username=" + USER + "&j_password=" + PASSWORD.replace(' ', '+');
        session.send(HttpRequest.newBuilder(base.uri("/portal/j_security_check"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return session;
    }

    /** Returns whether the page of the classes is shown, which the portal asks the grade book for. */
    public boolean showsClasses() {
        HttpResponse<String> page = classes();
        return page.statusCode() == 200 && page.body().contains("<h1>Classes</h1>");
    }

    private HttpResponse<String> classes() {
        return send(HttpRequest.newBuilder(base.uri("/portal/classes")).GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        URI uri = request.build().uri();
        try {
            return client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(uri.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
