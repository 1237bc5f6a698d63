package dev.rollcall.launcher.status;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A web application that a Tomcat does not serve.
 *
 * @param path where it would be, such as {@code /shop}; with its version, if it has one: {@code /shop##2}
 * @param tomcat the Tomcat
 * @param own whether it is one of Rollcall's own
 * @param condition why it is not served, in one word
 * @param reason what it failed with, if the log tells
 * @param log where to read more
 */
public record ContextStatus(
        String path, String tomcat, boolean own, Condition condition, Optional<String> reason, Path log) {

    /** Why a web application is not served. */
    public enum Condition {
        /** It could not be started. */
        FAILED,
        /** It could not be started, or was stopped by hand. */
        STOPPED,
        /** It is being started. */
        STARTING,
        /** It lies where Tomcat deploys, and Tomcat has not done so. */
        ABSENT
    }

    /** Returns whether it may be served soon without anybody doing anything. */
    public boolean isPending() {
        return condition == Condition.STARTING || condition == Condition.ABSENT;
    }

    /** Returns it in a sentence, without the full stop. */
    public String sentence() {
        return path + " " + predicate();
    }

    private String predicate() {
        return switch (condition) {
            case FAILED -> "could not be started" + because() + "; more is in " + log;
            case STOPPED ->
                "is stopped, by hand in Tomcat's manager or because it could not be started; more is in " + log;
            case STARTING -> "is still being started";
            case ABSENT ->
                "is not deployed: Tomcat deploys what is new within ten seconds, unless conf/server.xml forbids that;"
                        + " more is in " + log;
        };
    }

    private String because() {
        return reason.map(why -> " (" + why + ")").orElse("");
    }

    /** Returns it under the names that scripts know. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("path", path);
        members.put("tomcat", tomcat);
        members.put("state", condition.name().toLowerCase(Locale.ROOT));
        members.put("reason", reason);
        members.put("log", log);
        return members;
    }

    /** Returns it in one line for people. */
    String line() {
        return "%-16s %-8s  %s".formatted(path, condition, predicate());
    }
}
