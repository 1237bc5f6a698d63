package dev.rollcall.portal.page;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.portal.accounts.Account;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.journal.JournalFilter;
import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.logs.Place;
import dev.rollcall.portal.logs.TimeRange;
import dev.rollcall.portal.system.Action;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the portal: the one place that prints and parses them.
 *
 * @param context the context path, empty for the root
 */
public record Routes(String context) {
    public static final String HOME = "";
    public static final String CLASSES = "/classes";
    public static final String NEW_CLASS = "/new-class";
    public static final String TERMS = "/terms";
    public static final String PEOPLE = "/people";
    public static final String GRID = "/grid";
    public static final String MY = "/my";
    public static final String SYSTEM = "/system";
    public static final String SYSTEM_JSON = "/system.json";
    public static final String LIVE = "/system/live";
    public static final String MAP = "/system/map";
    public static final String EVENTS = "/system/events";
    public static final String INSTANCES = "/system/instances";
    public static final String LOGS = "/logs";
    public static final String LOG_LINE = "/logs/line";
    public static final String LOG_LIVE = "/logs/live";
    public static final String LOG_TAIL = "/logs/tail";
    public static final String LOG_DOWNLOAD = "/logs/download";
    public static final String SETUP = "/setup";
    public static final String LOGIN = "/login";
    public static final String LOGIN_CHECK = "/j_security_check";
    public static final String LOGOUT = "/logout";
    public static final String SESSION = "/session";
    public static final String ERROR = "/error";
    public static final String ACCOUNTS = "/accounts";
    public static final String MY_DATA = "/my/data";
    public static final String BACKUP = "/admin/backup";
    public static final String ARCHIVE = "/admin/backup/gradebook.zip";
    public static final String ONEROSTER = "/admin/roster";
    public static final String ONEROSTER_FILE = "/admin/roster/oneroster.zip";
    public static final String ADMIN_ACCOUNTS = "/admin/accounts";
    public static final String ACCOUNT = "/account";
    public static final String PASSWORD = "/password";
    public static final String ASSETS = "/assets";

    /** What {@code grid.js} says and hears, below {@link #GRID} and a class. */
    public static final String GRID_CELLS = "cells";

    public static final String GRID_UNDO = "undo";
    public static final String GRID_LIVE = "live";

    private static final Pattern ACTION = Pattern.compile("/([A-Za-z0-9._~-]{1,128})/([a-z]{1,10})");

    private static final Pattern ACCOUNT_PATH = Pattern.compile("/([a-z0-9._@-]{1,64})(?:/([a-z]{1,10}))?");

    /** Something of the grade book, and what is to be done with it. */
    private static final Pattern BOOK_PATH = Pattern.compile("/(" + Limits.ID + ")(?:/([a-z]{1,10}))?");

    /** What is to be done with which account; nothing when the action is empty. */
    public record AccountPath(String user, String action) {}

    /** What is to be done with which archive of another system; nothing when the action is empty. */
    public record OneRosterPath(String id, String action) {}

    /** What is to be done with which term; nothing when the action is empty. */
    public record TermPath(String id, String action) {}

    /** What is to be done with which instance. */
    public record InstancePath(InstanceId instance, Action action) {}

    /** The pattern of a servlet for a path and for everything below it. */
    public static String below(String path) {
        return path + "/*";
    }

    public String home() {
        return context + "/";
    }

    /** The classes that a user teaches. */
    public String classes() {
        return context + CLASSES;
    }

    /** Where a class is made: no address below {@link #classes()}, each of which may be that of a class. */
    public String newClass() {
        return context + NEW_CLASS;
    }

    /** The terms of the school. */
    public String terms() {
        return context + TERMS;
    }

    /** One of them. */
    public String term(String id) {
        return terms() + "/" + id;
    }

    /** Where a term is deleted once that is confirmed. */
    public String deleteTerm(String id) {
        return term(id) + "/delete";
    }

    /** Where a person of the school is found. */
    public String people() {
        return context + PEOPLE;
    }

    /** A person with the classes of all terms. */
    public String person(String id) {
        return people() + "/" + id;
    }

    /** A class. */
    public String section(String id) {
        return classes() + "/" + id;
    }

    /** Where {@code grid.js} saves marks. */
    public String gridCells(String section) {
        return grid(section, GRID_CELLS);
    }

    /** Where {@code grid.js} takes a batch back. */
    public String gridUndo(String section) {
        return grid(section, GRID_UNDO);
    }

    /** Where {@code grid.js} hears what others change. */
    public String gridLive(String section) {
        return grid(section, GRID_LIVE);
    }

    private String grid(String section, String what) {
        return context + GRID + "/" + section + "/" + what;
    }

    /** The addresses in a class. */
    public ClassRoutes in(String section) {
        return new ClassRoutes(section(section));
    }

    /** The classes of a student. */
    public String my() {
        return context + MY;
    }

    /** Everything that is kept about the user, as a file. */
    public String myData() {
        return context + MY_DATA;
    }

    /** What a backup is. */
    public String backup() {
        return context + BACKUP;
    }

    /** The whole grade book, as a file. */
    public String archive() {
        return context + ARCHIVE;
    }

    /** Where rosters of other systems come in. */
    public String oneRoster() {
        return context + ONEROSTER;
    }

    /** What an archive of another system would change. */
    public String oneRoster(String id) {
        return oneRoster() + "/" + id;
    }

    /** Where something is done with such an archive. */
    public String oneRoster(String id, String action) {
        return oneRoster(id) + "/" + action;
    }

    /** The rosters, as a file for other systems. */
    public String oneRosterFile() {
        return context + ONEROSTER_FILE;
    }

    public String system() {
        return context + SYSTEM;
    }

    /** The page System for programs. */
    public String systemJson() {
        return context + SYSTEM_JSON;
    }

    /** The page System as it changes. */
    public String live() {
        return context + LIVE;
    }

    /** Which service needs which. */
    public String map() {
        return context + MAP;
    }

    /** What has happened. */
    public String events() {
        return context + EVENTS;
    }

    /** What has happened, as far as a filter lets through. */
    public String events(JournalFilter filter) {
        String query = filter.query();
        return query.isEmpty() ? events() : events() + "?" + query;
    }

    /** What has happened to an instance. */
    public String eventsOf(String instance) {
        return events(JournalFilter.ofInstance(instance));
    }

    /** Where something is done with an instance. */
    public String action(String instance, Action action) {
        return context + INSTANCES + "/" + instance + "/" + action.word();
    }

    public String logs() {
        return context + LOGS;
    }

    /** What a filter lets through. */
    public String logs(LogFilter filter) {
        return logs(filter.query());
    }

    /** What the query of an address of the page lets through. */
    public String logs(String query) {
        return with(LOGS, query);
    }

    /** Where a line is shown among those around it. */
    public String lines() {
        return context + LOG_LINE;
    }

    /** A line among those around it. */
    public String line(Place place) {
        return with(LOG_LINE, place.query());
    }

    /** What is logged from now on, for people. */
    public String liveLogs(LogFilter filter) {
        return with(LOG_LIVE, filter.at(TimeRange.ANY).query());
    }

    /** What is logged from now on, for the script of that page. */
    public String tail(LogFilter filter) {
        return with(LOG_TAIL, filter.at(TimeRange.ANY).query());
    }

    /** What a filter lets through, as a file. */
    public String download(LogFilter filter) {
        return with(LOG_DOWNLOAD, filter.query());
    }

    private String with(String path, String query) {
        return context + path + (query.isEmpty() ? "" : "?" + query);
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

    /** The accounts, for administrators. */
    public String accounts() {
        return context + ADMIN_ACCOUNTS;
    }

    /** One account, for administrators. */
    public String accountOf(Account account) {
        return accounts() + "/" + account.name();
    }

    /** Where something is done with an account. */
    public String accountOf(Account account, String action) {
        return accountOf(account) + "/" + action;
    }

    /** One's own account. */
    public String account() {
        return context + ACCOUNT;
    }

    /** Where a password is chosen with the code of a link. */
    public String passwordLink(String code) {
        return context + PASSWORD + "/" + code;
    }

    /** What a service has logged that is not as it should be. */
    public String troublesOf(String service) {
        return logs(LogFilter.troublesOf(service));
    }

    /** A file that every page may use. */
    public String asset(String name) {
        return context + ASSETS + "/" + name;
    }

    /** What a path below {@link #INSTANCES} is for. */
    public static Optional<InstancePath> instancePathOf(@Nullable String pathInfo) {
        Matcher matcher = ACTION.matcher(pathInfo == null ? "" : pathInfo);
        if (!matcher.matches()
                || matcher.group(1).equals(".")
                || matcher.group(1).equals("..")) {
            return Optional.empty();
        }
        return Action.of(matcher.group(2)).map(action -> new InstancePath(new InstanceId(matcher.group(1)), action));
    }

    /** What a path below {@link #ADMIN_ACCOUNTS} is for. */
    public static Optional<AccountPath> accountPathOf(@Nullable String pathInfo) {
        Matcher matcher = ACCOUNT_PATH.matcher(pathInfo == null ? "" : pathInfo);
        return matcher.matches()
                ? Optional.of(new AccountPath(matcher.group(1), Objects.requireNonNullElse(matcher.group(2), "")))
                : Optional.empty();
    }

    /** What a path below {@link #ONEROSTER} is for. */
    public static Optional<OneRosterPath> oneRosterPathOf(@Nullable String pathInfo) {
        Matcher matcher = BOOK_PATH.matcher(pathInfo == null ? "" : pathInfo);
        return matcher.matches()
                ? Optional.of(new OneRosterPath(matcher.group(1), Objects.requireNonNullElse(matcher.group(2), "")))
                : Optional.empty();
    }

    /** The id in a path below {@link #PEOPLE}. */
    public static Optional<String> personOf(@Nullable String pathInfo) {
        Matcher matcher = BOOK_PATH.matcher(pathInfo == null ? "" : pathInfo);
        return matcher.matches() && matcher.group(2) == null ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What a path below {@link #TERMS} is for. */
    public static Optional<TermPath> termPathOf(@Nullable String pathInfo) {
        Matcher matcher = BOOK_PATH.matcher(pathInfo == null ? "" : pathInfo);
        return matcher.matches()
                ? Optional.of(new TermPath(matcher.group(1), Objects.requireNonNullElse(matcher.group(2), "")))
                : Optional.empty();
    }
}
