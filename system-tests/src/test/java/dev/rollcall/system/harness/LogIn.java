package dev.rollcall.system.harness;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/** Logging in to the portal, as a browser does. */
public final class LogIn {
    /** How long an answer may take. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private LogIn() {}

    /** Logs in, and returns the cookies of the session. */
    public static String cookie(URI portal, String user, String password) throws IOException, InterruptedException {
        var cookies = new CookieManager();
        HttpResponse<String> page = with(browser(cookies).build(), portal, user, password);
        if (!showsClasses(page)) {
            throw new IOException(user + " cannot log in: " + page.statusCode() + " " + page.body());
        }
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Returns what keeps cookies and goes where it is sent. */
    static HttpClient.Builder browser(CookieManager cookies) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL);
    }

    /** Asks for a page, fills in the form that comes instead, and returns what is shown then. */
    static HttpResponse<String> with(HttpClient browser, URI portal, String user, String password)
            throws IOException, InterruptedException {
        browser.send(request(portal, "classes").build(), BodyHandlers.discarding());
        return browser.send(
                request(portal, "j_security_check")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "j_username=" + encoded(user) + "&j_password=" + encoded(password)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Returns whether it is the page of the classes, which the portal asks the grade book for. */
    static boolean showsClasses(HttpResponse<String> page) {
        return page.statusCode() == 200 && page.body().contains("<h1>Classes</h1>");
    }

    /** Begins a request; the path is below the portal's address. */
    static HttpRequest.Builder request(URI portal, String path) {
        return HttpRequest.newBuilder(portal.resolve(path)).timeout(LIMIT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
