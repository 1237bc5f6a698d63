package dev.rollcall.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.accounts.Account;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.gradebook.Job;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Restoration;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.grid.ClassesView;
import dev.rollcall.portal.grid.Column;
import dev.rollcall.portal.grid.GridView;
import dev.rollcall.portal.grid.Row;
import dev.rollcall.portal.grid.Shown;
import dev.rollcall.portal.grid.TotalsView;
import dev.rollcall.portal.journal.Event;
import dev.rollcall.portal.journal.JournalFilter;
import dev.rollcall.portal.journal.JournalView;
import dev.rollcall.portal.journal.Stories;
import dev.rollcall.portal.logs.Facet;
import dev.rollcall.portal.logs.Findings;
import dev.rollcall.portal.logs.LineView;
import dev.rollcall.portal.logs.LiveView;
import dev.rollcall.portal.logs.LogAnswer;
import dev.rollcall.portal.logs.LogChart;
import dev.rollcall.portal.logs.LogEntry;
import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.logs.LogLines;
import dev.rollcall.portal.logs.LogsView;
import dev.rollcall.portal.logs.Place;
import dev.rollcall.portal.logs.Positions;
import dev.rollcall.portal.logs.Question;
import dev.rollcall.portal.logs.Slice;
import dev.rollcall.portal.logs.TimeRange;
import dev.rollcall.portal.map.MapView;
import dev.rollcall.portal.oneroster.OneRosterImport;
import dev.rollcall.portal.oneroster.OneRosterImportView;
import dev.rollcall.portal.oneroster.OneRosterReport;
import dev.rollcall.portal.oneroster.OneRosterView;
import dev.rollcall.portal.page.accounts.AccountView;
import dev.rollcall.portal.page.accounts.AccountsView;
import dev.rollcall.portal.page.accounts.LinksView;
import dev.rollcall.portal.page.accounts.LoginView;
import dev.rollcall.portal.page.accounts.PasswordForm;
import dev.rollcall.portal.page.accounts.SetupForm;
import dev.rollcall.portal.page.backup.BackupView;
import dev.rollcall.portal.system.Action;
import dev.rollcall.portal.system.ActionView;
import dev.rollcall.portal.system.Census;
import dev.rollcall.portal.system.Checkup;
import dev.rollcall.portal.system.Cluster;
import dev.rollcall.portal.system.Drain;
import dev.rollcall.portal.system.Entry;
import dev.rollcall.portal.system.Known;
import dev.rollcall.portal.system.Roll;
import dev.rollcall.portal.system.SystemView;
import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever anybody put into a name, a title, an address or a log line is text on every page. */
class HostileTextTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:54:12Z");
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Audience AUDIENCE = new Audience(ENGLISH, NOW, ZoneOffset.UTC);
    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</title><svg onload=alert(1)>",
            "</textarea></select><script>alert(1)</script>",
            "${7*7} @if(true) !{x} #{y}",
            "javascript:alert(1)");

    /** A tag with a handler, or an element that no template of ours has; looked for outside of attribute values. */
    private static final Pattern INJECTED = Pattern.compile("<(script|img src=x|svg onload)|<[^>]*\\son\\w+\\s*=");

    /** A file of ours is no script of the page's own. */
    private static final Pattern OWN_SCRIPT = Pattern.compile(
            "<script type=\"module\" src=\"/portal/assets/(live|grid-start|logs|tail)\\.js\"></script>");

    private static final Pattern VALUE = Pattern.compile("=\"[^\"]*\"");
    private static final Pattern DANGEROUS_LINK = Pattern.compile("(href|src|action)=\"\\s*javascript:");

    private static final Set<String> OF_A_CLASS =
            Set.of(("again confirm erase files history import item letters member my newclass "
                            + "newitem newpeople people person report reports results roster settings term terms undo")
                    .split(" "));

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, getClass().getClassLoader(), "dev.rollcall.portal.templates");

    static Stream<Arguments> everyPageWithEveryText() {
        return HOSTILE.stream()
                .flatMap(text -> views(text).entrySet().stream()
                        .map(view -> Arguments.of(view.getKey().split(" ")[0], text, view.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyPageWithEveryText")
    void staysText(String template, String text, Object view) {
        String page = render(template, text, view);

        assertFalse(INJECTED.matcher(VALUE.matcher(page).replaceAll("=\"\"")).find(), page);
        assertFalse(DANGEROUS_LINK.matcher(page).find(), page);
        assertTrue(readable(page).contains(text), page);
    }

    /** Those of a class are made by {@link dev.rollcall.portal.page.classes.HostileClassesTest}, out of hostile answers. */
    @Test
    void everyPageIsAmongThem() {
        Set<String> pages = new TreeSet<>(OF_A_CLASS);
        views("x").keySet().forEach(view -> pages.add(view.split(" ")[0]));

        assertEquals(templates(), pages);
    }

    private static Set<String> templates() {
        try (Stream<Path> files = Files.list(Path.of("src/main/jte"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".jte"))
                    .map(file -> file.replace(".jte", ""))
                    .filter(name -> !name.equals("layout"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void expressionsAreNotEvaluated() {
        String page = render("classes", "x", views("${7*7}").get("classes"));

        assertTrue(page.contains("${7*7}"), page);
        assertFalse(page.contains("49"), page);
    }

    @Test
    void noPageHoldsStyleOrScriptOfItsOwn() {
        views("x").forEach((name, view) -> {
            String page = render(name.split(" ")[0], "x", view);
            assertFalse(page.contains("style="), name);
            assertFalse(page.contains("<style"), name);
            assertFalse(page.contains("<script"), name);
        });
    }

    @Test
    void everyPageHasALanguageATitleAndOneMainHeading() {
        views("x").forEach((name, view) -> {
            String page = render(name.split(" ")[0], "Title", view);
            assertTrue(page.contains("<html lang=\"en\">"), name);
            assertTrue(page.contains("<title>Title · Rollcall</title>"), name);
            assertEquals(2, page.split("<h1").length, name);
            assertEquals(2, page.split("<main").length, name);
        });
    }

    @Test
    void everyFieldHasALabel() {
        Pattern field = Pattern.compile("<(?:input|select) id=\"(\\w+)\"");
        views("x").forEach((name, view) -> {
            String page = render(name.split(" ")[0], "x", view);
            field.matcher(page).results().forEach(found -> {
                assertTrue(page.contains("<label for=\"" + found.group(1) + "\">"), name + " " + found.group(1));
            });
        });
    }

    private String render(String template, String text, Object view) {
        Frame.Link link = new Frame.Link(text, "/portal/classes", true);
        Frame frame =
                new Frame(text, new Routes("/portal"), ENGLISH, text, List.of(link), "token", new Notice("ok", text));
        StringOutput html = new StringOutput();
        engine.render(template + ".jte", Map.of("frame", frame, "view", view), new VisibleOutput(html));
        return OWN_SCRIPT.matcher(html.toString()).replaceAll("");
    }

    private static Map<String, Object> views(String text) {
        Map<String, Object> views = new HashMap<>(systemViews(text));
        views.putAll(classViews(text));
        views.putAll(accountViews(text));
        views.putAll(logViews(text));
        views.putAll(oneRosterViews(text));
        Message message =
                Message.of("warn", text, text).withLink(text, "/portal/").withTrace(text);
        views.putAll(Map.ofEntries(
                Map.entry("login", new LoginView(text, true)),
                Map.entry("setup", new SetupForm(text, text, text, Map.of("code", text, "user", text))),
                Map.entry("message", message)));
        return views;
    }

    private static Map<String, Object> accountViews(String text) {
        Account account = new Account(new UserName("ana"), Set.of(Role.ADMIN), false, true, 1);
        Account locked = new Account(new UserName("ana"), Set.of(Role.ADMIN), true, true, 1);
        PasswordForm.Choice choice = new PasswordForm.Choice(text, text);
        Map<String, String> errors = Map.of("user", text, "roles", text, "old", text, "password", text);
        List<LinksView.Link> links = List.of(new LinksView.Link(account.name(), text));
        return Map.of(
                "account", new AccountView(account, false, text, 3, text),
                "accountlinks", new LinksView(links, List.of(account.name()), List.of(account.name()), 3),
                "account locked", new AccountView(locked, false, text, 3, text),
                "accounts", new AccountsView(List.of(account), text, Set.of(), errors),
                "own", new PasswordForm("/portal/account", text, true, List.of(choice), text, errors),
                "password", new PasswordForm("/portal/account", text, false, List.of(), text, errors),
                "backup",
                        new BackupView(
                                Optional.of(new Restoration(
                                        Optional.of(new Job(
                                                Job.Operation.RESTORATION,
                                                Job.State.FAILED,
                                                NOW,
                                                1,
                                                2,
                                                text,
                                                text,
                                                3,
                                                text)),
                                        NOW,
                                        1)),
                                text,
                                ZoneOffset.UTC));
    }

    private static Map<String, Object> classViews(String text) {
        SchoolClass section = new SchoolClass(text, text, text, text, text, true, false, 1)
                .in(new Term(text, text, null, null, true, 1));
        LineItem item = new LineItem(text, text, text, BigDecimal.ONE, null, null, true, false, 1);
        Row row = new Row(text, text, text, text, text, List.of(new Shown(text, text, text, text, true)));
        TotalsView.Sum sum = new TotalsView.Sum(
                text,
                List.of(new TotalsView.Part(
                        text, text, text, text, List.of(new TotalsView.Piece(text, text, true, text, text, text)))));
        return Map.of(
                "grid",
                new GridView(section, 1, List.of(new Column(item, text, text)), List.of(row), 500, 0, LocalDate.EPOCH),
                "grid empty",
                new GridView(section, 1, List.of(), List.of(), 0, 0, LocalDate.EPOCH),
                "classes",
                ClassesView.of(List.of(section), Map.of(text, text), Map.of(), true, false),
                "classes unknown",
                ClassesView.of(List.of(), Map.of(), Map.of(), false, false),
                "classes none",
                ClassesView.of(List.of(), Map.of(), Map.of(), false, true),
                "totals",
                new TotalsView(section, text, sum, sum, true));
    }

    private static Map<String, Object> oneRosterViews(String text) {
        OneRosterReport report = new OneRosterReport(
                text,
                1,
                2,
                List.of(new OneRosterReport.FileCounts("users", 1, 1, 1, 1, 1, 1, 1)),
                1,
                List.of(new OneRosterReport.Match(1, text, text, "", text)),
                List.of(new OneRosterReport.Change("users", "added", text, text, text)),
                List.of(new OneRosterReport.Refusal("users", 1, text, text, text, text)));
        var one = new OneRosterImport(text, text, NOW, true, true, true, new OneRosterImport.Reversal(1, 1), report);
        return Map.of(
                "oneroster", new OneRosterView(List.of(one), text, true, ZoneOffset.UTC),
                "onerosterimport", new OneRosterImportView(one, text),
                "job",
                        new JobPage(
                                new Job(Job.Operation.PREVIEW, Job.State.FAILED, NOW, 1, 2, text, text, 3, text),
                                text,
                                "/portal/x",
                                text,
                                ZoneOffset.UTC));
    }

    private static Map<String, Object> logViews(String text) {
        LogEntry line = LogLines.hostile(text);
        LogFilter filter = new LogFilter(text, text, text, text, new TimeRange(null, text, text), 100);
        Question question = new Question(LogFilter.ALL.at(TimeRange.ANY), Slice.NEWEST, NOW, ZoneOffset.UTC);
        LogAnswer answer = new LogAnswer(List.of(line), false, OptionalLong.of(1), Positions.NONE, List.of(text));
        LogChart chart = new LogChart(Duration.ofHours(1), List.of(new LogChart.Bucket(NOW, Map.of(text, 1L))), false);
        Facet facet = new Facet("service", List.of(new Facet.Value(text, 1)), false);
        Findings found = new Findings(answer, Optional.of(chart), List.of(facet), false);
        return Map.of(
                "logs", LogsView.of(question, found, AUDIENCE::moment),
                "logs away", LogsView.without(LogFilter.troublesOf(text), ZoneOffset.UTC, ""),
                "logs refused", LogsView.without(filter, ZoneOffset.UTC, text),
                "logline", LineView.of(Place.of(line), List.of(line), AUDIENCE::moment),
                "loglive", new LiveView(LogFilter.troublesOf(text), ZoneOffset.UTC, ""),
                "loglive refused", new LiveView(filter, ZoneOffset.UTC, text));
    }

    private static Cluster hostile(String text) {
        return new Cluster(
                text,
                2,
                List.of(new Cluster.Member(text, text, true)),
                1,
                1,
                Duration.ZERO,
                0,
                List.of(new Cluster.View(NOW, true, List.of(text), List.of(text))));
    }

    private static Map<String, Object> systemViews(String text) {
        Entry entry = new Entry(
                new ServiceName(text),
                text,
                text,
                text,
                text,
                List.of(new ServiceName(text)),
                "DOWN",
                NOW,
                text,
                text,
                text,
                false,
                false,
                new Drain(text, text, NOW),
                Checkup.NONE);
        Event gone = new Event(1, NOW, text, "other", "expired", text);
        Known known = new Known(
                new Roll(text, List.of(entry)),
                hostile(text),
                NOW,
                null,
                Map.of(),
                Stories.NONE.goneOnWith(List.of(gone)));
        return Map.of(
                "system", SystemView.of(known, AUDIENCE),
                "system away", SystemView.of(known.away(NOW), AUDIENCE),
                "map", MapView.of(new Census(known.roll()), ENGLISH),
                "events",
                        JournalView.of(
                                new JournalFilter(text, text, text, OptionalLong.of(1)),
                                List.of(gone),
                                OptionalLong.of(1),
                                AUDIENCE),
                "action",
                        ActionView.of(known, Action.REMOVE, text, ENGLISH)
                                .orElseThrow()
                                .typed(text + "\u202e", ENGLISH));
    }

    private static String readable(String page) {
        return page.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
