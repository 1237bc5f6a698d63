package dev.rollcall.portal;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.servlet.ProblemFilter;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.LogLines;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.portal.accounts.AccountDatabase;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.AccountsBackup;
import dev.rollcall.portal.accounts.PasswordLinks;
import dev.rollcall.portal.accounts.Preferences;
import dev.rollcall.portal.accounts.SetupCode;
import dev.rollcall.portal.page.ErrorPage;
import dev.rollcall.portal.page.HomePage;
import dev.rollcall.portal.page.LoggedInFilter;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.SecurityHeadersFilter;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.page.accounts.AccountPage;
import dev.rollcall.portal.page.accounts.AccountsPage;
import dev.rollcall.portal.page.accounts.AccountsServlet;
import dev.rollcall.portal.page.accounts.LoginPage;
import dev.rollcall.portal.page.accounts.LogoutServlet;
import dev.rollcall.portal.page.accounts.OwnAccountPage;
import dev.rollcall.portal.page.accounts.PasswordPage;
import dev.rollcall.portal.page.accounts.SessionPage;
import dev.rollcall.portal.page.accounts.Sessions;
import dev.rollcall.portal.page.accounts.SetupPage;
import dev.rollcall.portal.page.backup.ArchiveDownload;
import dev.rollcall.portal.page.backup.BackupPage;
import dev.rollcall.portal.page.classes.Algebra;
import dev.rollcall.portal.page.classes.ClassListPage;
import dev.rollcall.portal.page.classes.ClassPages;
import dev.rollcall.portal.page.classes.GridFixture;
import dev.rollcall.portal.page.grid.GridServlet;
import dev.rollcall.portal.page.grid.LiveGrids;
import dev.rollcall.portal.page.logs.LogDownload;
import dev.rollcall.portal.page.logs.LogLinePage;
import dev.rollcall.portal.page.logs.LogLivePage;
import dev.rollcall.portal.page.logs.LogsPage;
import dev.rollcall.portal.page.logs.TailPage;
import dev.rollcall.portal.page.oneroster.OneRosterImportPage;
import dev.rollcall.portal.page.oneroster.OneRosterPage;
import dev.rollcall.portal.page.oneroster.OneRosterPages;
import dev.rollcall.portal.page.system.InstancePage;
import dev.rollcall.portal.page.system.JournalPage;
import dev.rollcall.portal.page.system.LivePage;
import dev.rollcall.portal.page.system.LiveSystem;
import dev.rollcall.portal.page.system.MapPage;
import dev.rollcall.portal.page.system.SystemPage;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.GradeArchives;
import dev.rollcall.portal.remote.gradebook.GradingApi;
import dev.rollcall.portal.remote.gradebook.OneRosterImports;
import dev.rollcall.portal.remote.gradebook.Restorations;
import dev.rollcall.portal.remote.logs.CentralLog;
import dev.rollcall.portal.remote.logs.LogDownloads;
import dev.rollcall.portal.remote.logs.LogTails;
import dev.rollcall.portal.remote.registry.Operator;
import dev.rollcall.portal.remote.registry.Registry;
import dev.rollcall.portal.remote.registry.RegistryWatch;
import dev.rollcall.portal.remote.registry.SystemReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;

/** All addresses of the portal over HTTP, one person who is logged in, and no account yet. */
final class WholePortal implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("Set-Cookie: (JSESSIONID=[^;]+)");

    private static final String SHOP = "{\"ServiceName\":\"Shop\",\"InstanceId\":\"shop-1\",\"Status\":\"UP\"}";
    private static final String ROLL = "{\"Services\":[" + SHOP + "]}";

    private final FakeServices services = new FakeServices();
    private final LogLines log = LogLines.listen();
    private final JdbcDataSource database = new JdbcDataSource();
    private final AccountDatabase tables = new AccountDatabase(database);
    private final Accounts accounts = new Accounts(tables);
    private final SetupCode code;
    private final Tokens tokens;
    private final CentralLog central = new CentralLog(services.logs(), SystemTime.INSTANCE);
    private final LogTails tails = new LogTails(services.logs());
    private final LogDownloads downloads = new LogDownloads(services.logs());
    private final EmbeddedTomcat server;
    private final ClassBook book = new ClassBook(new GradingApi(services.client()));
    private final LiveGrids grids = new LiveGrids(book);
    private final String session;
    private final String token;

    /** An answer as it came. */
    record Reply(int status, String text) {
        boolean isHtml() {
            return text.contains("Content-Type: text/html");
        }

        /** The text as a reader sees it. */
        String words() {
            return text.replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&");
        }
    }

    WholePortal() throws IOException {
        this("/portal");
    }

    WholePortal(String context) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "keys")), "portal");
        tokens = new Tokens(MasterKey.loadOrCreate(folder), SystemTime.INSTANCE);
        database.setURL("jdbc:h2:mem:whole" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1");
        tables.createTables();
        code = new SetupCode(folder.resolve(SetupCode.FILE_NAME));
        code.ensure();
        GridFixture.prepare(services);
        services.answer("GET /services", 200, ROLL);
        services.answer("PUT /services/shop-1/drain", 200, SHOP);
        services.answer("GET /events", 200, "{\"Events\":[],\"Missed\":false,\"Next\":0}");
        services.answer("GET /log", 200, "{\"entries\":[]}");
        Algebra.prepare(services);
        OneRosterPages.prepare(services);
        server = EmbeddedTomcat.start(context, this::deploy);
        String page = exchange("GET " + path("/classes"), "", "").text();
        token = first(TOKEN, page);
        session = first(SESSION, page);
    }

    private void deploy(EmbeddedTomcat.App app) {
        Pages pages = new Pages(request -> false);
        WallClock clock = new WallClock(InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")), ZoneOffset.UTC);
        app.filter(new ProblemFilter())
                .filter(new SecurityHeadersFilter())
                .filter(new LoggedInFilter())
                .servlet("", new HomePage(pages))
                .servlet("/error", new ErrorPage(pages))
                .errorPage("/error");
        deployGradeBook(app, pages, clock);
        deploySystem(app, pages, clock);
        deployLogs(app, pages, clock);
        deployAccounts(app, pages, clock);
    }

    private void deployGradeBook(EmbeddedTomcat.App app, Pages pages, WallClock clock) {
        ClassPages classes = new ClassPages(pages, new GradingApi(services.client()), clock);
        app.servlet("/classes", new ClassListPage(pages, book))
                .servlet("/classes/*", classes.inClass())
                .servlet("/new-class", classes.newClass())
                .servlet("/terms", classes.terms())
                .servlet("/terms/*", classes.term())
                .servlet("/people", classes.people())
                .servlet("/people/*", classes.person())
                .servlet("/my", classes.mine())
                .servlet("/my/data", classes.mineAsFile())
                .servlet(
                        "/admin/backup",
                        new BackupPage(pages, new Restorations(new GradingApi(services.client())), clock))
                .servlet(
                        "/admin/backup/gradebook.zip",
                        new ArchiveDownload(pages, new GradeArchives(services.streams())::open, "gradebook", clock))
                .servlet(
                        "/admin/roster",
                        new OneRosterPage(pages, new OneRosterImports(new GradingApi(services.client())), clock))
                .servlet(
                        "/admin/roster/*",
                        new OneRosterImportPage(pages, new OneRosterImports(new GradingApi(services.client())), clock))
                .servlet(
                        "/admin/roster/oneroster.zip",
                        new ArchiveDownload(
                                pages, new GradeArchives(services.streams())::oneRoster, "oneroster", clock))
                .servlet("/grid/*", new GridServlet(pages, book, grids, clock));
    }

    private void deploySystem(EmbeddedTomcat.App app, Pages pages, WallClock clock) {
        Registry registry = new Registry(services.client());
        RegistryWatch watch = new RegistryWatch(registry, clock.source());
        SystemReader system = new SystemReader(registry, watch, clock.source());
        app.servlet("/system", new SystemPage(pages, system, clock))
                .servlet("/system.json", new SystemPage(pages, system, clock))
                .servlet("/system/live", new LivePage(pages, new LiveSystem(pages, watch, clock)))
                .servlet("/system/map", new MapPage(pages, system, clock))
                .servlet("/system/events", new JournalPage(pages, registry, clock))
                .servlet("/system/instances/*", new InstancePage(pages, system, new Operator(services.client())));
    }

    private void deployLogs(EmbeddedTomcat.App app, Pages pages, WallClock clock) {
        app.servlet("/logs", new LogsPage(pages, central, clock))
                .servlet("/logs/line", new LogLinePage(pages, central, clock))
                .servlet("/logs/live", new LogLivePage(pages, central, clock))
                .servlet("/logs/tail", new TailPage(pages, tails))
                .servlet("/logs/download", new LogDownload(pages, downloads, clock));
    }

    private void deployAccounts(EmbeddedTomcat.App app, Pages pages, WallClock clock) {
        TokenGuard guard = new TokenGuard(ServiceName.PORTAL, tokens, SystemTime.INSTANCE, Settings.of(Map.of()));
        Preferences preferences = new Preferences(tables);
        Sessions sessions = new Sessions(accounts, preferences, System::nanoTime);
        PasswordLinks links = new PasswordLinks(tables, clock.source());
        app.servlet("/login/*", new LoginPage(pages, accounts))
                .servlet("/logout", new LogoutServlet(pages))
                .servlet("/session", new SessionPage(pages))
                .servlet("/setup", new SetupPage(pages, accounts, code))
                .servlet("/admin/accounts", new AccountsPage(pages, accounts, links))
                .servlet("/admin/accounts/*", new AccountPage(pages, accounts, links))
                .servlet("/account", new OwnAccountPage(pages, accounts, preferences, sessions))
                .servlet("/password/*", new PasswordPage(pages, links))
                .servlet(
                        "/accounts",
                        new AccountsServlet(
                                new Json(), guard, accounts, new AccountsBackup(tables, clock.source()), code));
    }

    /** Sends a row of the table as it is, byte by byte. */
    Reply send(BadInputs.Case row) throws IOException {
        String cookie = row.headers().contains("Cookie:") ? "" : "Cookie: " + session + "\r\n";
        String headers = row.headers().isEmpty()
                ? ""
                : row.headers().replace("<token>", token).replace("\n", "\r\n") + "\r\n";
        return exchange(
                row.method() + " " + path(row.path()),
                cookie + signed(headers),
                row.body().replace("<token>", token));
    }

    FakeServices services() {
        return services;
    }

    /** What bad input must not change: accounts, the one-time code, the grade book, the session. */
    String state() throws IOException {
        int added = services.count("PUT /services/shop-1/drain") + services.changes("/api/v1/");
        boolean open = exchange("GET " + path("/classes"), "Cookie: " + session + "\r\n", "")
                .text()
                .contains(token);
        return accounts.isEmpty() + " " + Files.readString(code.file()) + added + open;
    }

    /** What was posted to a service last; grids that are looked at ask beside it. */
    String lastPosted() {
        return services.last("POST ").body();
    }

    List<String> brokenLogLines() {
        return log.broken();
    }

    @Override
    public void close() {
        grids.close();
        tails.close();
        downloads.close();
        central.close();
        server.close();
        services.close();
        log.close();
    }

    private String path(String path) {
        return server.uri("").getRawPath() + path;
    }

    private String signed(String headers) {
        Matcher caller = Pattern.compile("<(Portal|GradingService)>").matcher(headers);
        return caller.replaceAll(match -> tokens.sign(
                        new ServiceName(match.group(1)), ServiceName.PORTAL, Optional.empty(), Duration.ZERO)
                .orElseThrow());
    }

    private Reply exchange(String line, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        String length = headers.contains("chunked") || line.startsWith("GET ")
                ? ""
                : "Content-Length: " + bytes.length + "\r\n";
        String person = line.matches("\\S+ " + path("/accounts") + "(\\?.*)?")
                ? ""
                : "X-Person: ana teacher,operator,admin\r\n";
        String head = line + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nConnection: close\r\n" + person
                + length + headers + "\r\n";
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true); // or the body waits for the acknowledgement of the head
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(bytes);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Reply(Integer.parseInt(answer.substring(9, 12)), answer);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
