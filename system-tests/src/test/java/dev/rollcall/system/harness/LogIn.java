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
import java.util.stream.Collectors;

/** Logging in to the portal, as a browser does. */
public final class LogIn {
    private LogIn() {}

    /** Logs in, and returns the cookies of the session. */
    public static String cookie(URI portal, String user, String password) throws IOException, InterruptedException {
        var cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        browser.send(HttpRequest.newBuilder(portal.resolve("classes")).build(), BodyHandlers.discarding());
        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(portal.resolve("j_security_check"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "j_username=" + encoded(user) + "&j_password=" + encoded(password)))
                        .build(),
                BodyHandlers.ofString());
        if (page.statusCode() != 200 || !page.body().contains("<h1>Classes</h1>")) {
            throw new IOException(user + " cannot log in: " + page.statusCode() + " " + page.body());
        }
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
