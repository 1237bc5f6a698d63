package dev.rollcall.portal.page;

import dev.rollcall.portal.logs.LogFilter;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the portal: the one place that prints and parses them.
 *
 * @param context the context path, empty for the root
 */
public record Routes(String context) {
    static final String STUDENTS = "/students";
    static final String SYSTEM = "/system";
    static final String LOGS = "/logs";
    static final String SETUP = "/setup";
    static final String LOGIN = "/login";
    static final String LOGIN_CHECK = "/j_security_check";
    static final String LOGOUT = "/logout";
    static final String ERROR = "/error";
    static final String ACCOUNTS = "/accounts";
    static final String ASSETS = "/assets";

    private static final Pattern STUDENT = Pattern.compile("/(\\d{1,18})");
    private static final Pattern GRADES = Pattern.compile("/(\\d{1,18})/grades");

    public String home() {
        return context + "/";
    }

    public String students() {
        return context + STUDENTS;
    }

    public String student(long id) {
        return students() + "/" + id;
    }

    public String grades(long id) {
        return student(id) + "/grades";
    }

    public String system() {
        return context + SYSTEM;
    }

    public String logs() {
        return context + LOGS;
    }

    public String logs(LogFilter filter) {
        return logs() + "?" + filter.query();
    }

    public String setup() {
        return context + SETUP;
    }

    /** Where the container takes user name and password. */
    public String loginCheck() {
        return context + LOGIN_CHECK;
    }

    public String logout() {
        return context + LOGOUT;
    }

    /** A file that every page may use. */
    public String asset(String name) {
        return context + ASSETS + "/" + name;
    }

    /** The student of a path below {@link #STUDENTS}, if it is a student's page. */
    static OptionalLong studentOf(@Nullable String pathInfo) {
        return id(STUDENT, pathInfo);
    }

    /** The student of a path below {@link #STUDENTS}, if it is where grades are added. */
    static OptionalLong gradesOf(@Nullable String pathInfo) {
        return id(GRADES, pathInfo);
    }

    private static OptionalLong id(Pattern pattern, @Nullable String pathInfo) {
        Matcher matcher = pattern.matcher(pathInfo == null ? "" : pathInfo);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
