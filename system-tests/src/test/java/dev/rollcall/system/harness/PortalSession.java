package dev.rollcall.system.harness;

import dev.rollcall.kit.http.TraceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Somebody who is logged in to the portal, without a browser: for asking often. */
public final class PortalSession {
    private static final String USER = "tessa";
    private static final String PASSWORD = "a long enough password";

    private final URI portal;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    private PortalSession(URI portal, Optional<SSLContext> trust) {
        this.portal = portal;
        HttpClient.Builder builder = LogIn.browser(cookies);
        trust.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** Makes the account of a teacher, as the launcher does, and logs in. */
    public static PortalSession open(Base base) {
        new School(base).account(USER, PASSWORD, "teacher");
        return open(base.uri("/portal/"), base.trust(), USER, PASSWORD);
    }

    /**
     * Logs in; whether that was possible is seen by what is shown afterwards.
     *
     * @param portal the address of its context, ending in a slash
     * @param trust what trusts its certificate, if it has one
     */
    public static PortalSession open(URI portal, Optional<SSLContext> trust, String user, String password) {
        var session = new PortalSession(portal, trust);
        answered(portal, () -> LogIn.with(session.client, portal, user, password));
        return session;
    }

    /** Returns whether the page of the classes is shown, which the portal asks the grade book for. */
    public boolean showsClasses() {
        return LogIn.showsClasses(get("classes"));
    }

    /** Asks for a page; the path is below the portal's address. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /**
     * Posts JSON as the portal's own scripts do.
     *
     * @param token that of the page they belong to
     */
    public HttpResponse<String> post(String path, String json, String token, TraceContext trace) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", token)
                .header(TraceContext.HEADER, trace.header())
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Returns whether there are cookies, all of which a browser would send over TLS only. */
    public boolean hasSecureCookies() {
        var all = cookies.getCookieStore().getCookies();
        return !all.isEmpty() && all.stream().allMatch(cookie -> cookie.getSecure());
    }

    private HttpRequest.Builder request(String path) {
        return LogIn.request(portal, path);
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        return answered(request.uri(), () -> client.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    /** What is sent and waited for. */
    private interface Exchange {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    private static HttpResponse<String> answered(URI uri, Exchange exchange) {
        try {
            return exchange.send();
        } catch (IOException e) {
            throw new UncheckedIOException(uri.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
