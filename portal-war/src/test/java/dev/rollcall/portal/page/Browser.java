package dev.rollcall.portal.page;

import dev.rollcall.kit.testing.Http;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser does without JavaScript: keeps the session, sends forms with the token of the last page. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=[^;]+");

    private final Function<String, URI> addresses;
    private final String person;
    private String session = "";
    private String token = "";

    /** A browser in which somebody is logged in: {@code ana teacher,admin}; nobody when empty. */
    public Browser(Function<String, URI> addresses, String person) {
        this.addresses = addresses;
        this.person = person;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return remember(Http.get(addresses.apply(path), headers(headers)));
    }

    /** Sends a form; fields are names and values in turn. */
    public HttpResponse<String> post(String path, String... fields) {
        return postWith(List.of(), path, fields);
    }

    public HttpResponse<String> postWith(List<String> headers, String path, String... fields) {
        StringBuilder form = new StringBuilder("token=").append(encoded(token));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return remember(Http.post(
                addresses.apply(path),
                "application/x-www-form-urlencoded",
                form.toString(),
                headers(headers.toArray(String[]::new))));
    }

    /** Sends a form with a file; fields are names and values in turn. */
    public HttpResponse<String> upload(String path, String file, String... fields) {
        StringBuilder form = new StringBuilder(part("token", "", token));
        for (int i = 0; i < fields.length; i += 2) {
            form.append(part(fields[i], "", fields[i + 1]));
        }
        form.append(part("file", "; filename=\"grades.csv\"\r\nContent-Type: text/csv", file))
                .append("--x-x--\r\n");
        return remember(
                Http.post(addresses.apply(path), "multipart/form-data; boundary=x-x", form.toString(), headers()));
    }

    private static String part(String name, String more, String content) {
        return "--x-x\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content + "\r\n";
    }

    /** Sends the form of the log-in page. */
    public HttpResponse<String> logIn(String user, String password) {
        return post("/j_security_check", "j_username", user, "j_password", password);
    }

    public void forgetToken() {
        token = "";
    }

    private HttpResponse<String> remember(HttpResponse<String> answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            Matcher matcher = SESSION.matcher(cookie);
            session = matcher.find() ? matcher.group() : session;
        }
        Matcher matcher = TOKEN.matcher(answer.body());
        token = matcher.find() ? matcher.group(1) : token;
        return answer;
    }

    private String[] headers(String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        if (!session.isEmpty()) {
            headers.addAll(List.of("Cookie", session));
        }
        if (!person.isEmpty()) {
            headers.addAll(List.of("X-Person", person));
        }
        return headers.toArray(String[]::new);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
