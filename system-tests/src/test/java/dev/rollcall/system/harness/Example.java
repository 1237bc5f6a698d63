package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Http;
import java.net.http.HttpResponse;
import java.util.List;

/** A running example WAR: a service that requires the grade book and tells whom it knows. */
public final class Example {
    private final Base base;
    private final String context;

    private Example(Base base, String context) {
        this.base = base;
        this.context = context;
    }

    /** Returns the example at a context path. */
    public static Example at(Base base, String context) {
        return new Example(base, context);
    }

    /** Lists the addresses of the grade books it knows; logs a line about it with {@code name} in it. */
    public List<String> providers(String name) {
        HttpResponse<String> answer = Http.get(base.uri(context + "/hello?name=" + name));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(context + " answers " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().lines().toList();
    }

    /** Returns whether it knows the grade book of a base. */
    public boolean knows(Base provider) {
        return providers("somebody").contains(provider.uri("/grading").toString());
    }

    /** Returns whether it is deployed; throws as long as its Tomcat does not answer. */
    public boolean answers() {
        return Http.get(base.uri(context + "/rollcall/heartbeat")).statusCode() == 200;
    }
}
