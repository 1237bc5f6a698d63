package dev.rollcall.system.harness;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import java.net.URI;
import java.net.http.HttpResponse;

/** Fills a system before people look at it: its grade book, and the accounts of its portal. */
public final class School {
    private static final String JSON = "application/json";

    private final URI portal;
    private final URI gradeBook;
    private final Keys keys;

    /** The school of a distribution that runs. */
    public School(Distribution rollcall) {
        this(rollcall.address(), Keys.in(rollcall.directory().resolve("data")));
    }

    /** The school whose portal, and perhaps grade book, is on a Tomcat that runs. */
    public School(Base base) {
        this(base.uri("/"), Keys.of(base));
    }

    private School(URI address, Keys keys) {
        this(address.resolve("/portal/"), address.resolve("/grading/"), keys);
    }

    /**
     * A school whose portal and grade book are wherever they are.
     *
     * @param portal the address of its context, ending in a slash
     * @param gradeBook the same
     */
    public School(URI portal, URI gradeBook, Keys keys) {
        this.portal = portal;
        this.gradeBook = gradeBook;
        this.keys = keys;
    }

    /** Puts something new into the grade book; the path is below {@code /api/v1}. */
    public School put(String path, String body) {
        HttpResponse<String> answer = Http.send(
                "PUT",
                gradeBook.resolve("api/v1" + path),
                body,
                "Authorization",
                keys.bearer(ServiceName.PORTAL, ServiceName.GRADING, "root", "admin"),
                "Content-Type",
                JSON,
                "If-None-Match",
                "*");
        return made(path, answer);
    }

    /** Makes an account with one or more roles. */
    public School account(String user, String password, String... roles) {
        HttpResponse<String> answer = Http.post(
                portal.resolve("accounts"),
                JSON,
                "{\"action\":\"add\",\"user\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"]}"
                        .formatted(user, password, String.join("\",\"", roles)),
                "Authorization",
                keys.bearer(ServiceName.PORTAL, ServiceName.PORTAL));
        return made(user, answer);
    }

    private School made(String what, HttpResponse<String> answer) {
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(what + ": " + answer.statusCode() + " " + answer.body());
        }
        return this;
    }
}
