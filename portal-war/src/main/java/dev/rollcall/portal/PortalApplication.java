package dev.rollcall.portal;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceClient;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.servlet.Health;
import dev.rollcall.kit.servlet.NightlyBackup;
import dev.rollcall.kit.servlet.ObstacleException;
import dev.rollcall.kit.servlet.WarApplication;
import dev.rollcall.kit.servlet.Wiring;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.portal.accounts.AccountDatabase;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.AccountsBackup;
import dev.rollcall.portal.accounts.AccountsUnavailableException;
import dev.rollcall.portal.accounts.Backups;
import dev.rollcall.portal.accounts.PasswordLinks;
import dev.rollcall.portal.accounts.Preferences;
import dev.rollcall.portal.accounts.SetupCode;
import dev.rollcall.portal.page.ErrorPage;
import dev.rollcall.portal.page.HomePage;
import dev.rollcall.portal.page.NoSuchPage;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Routes;
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
import dev.rollcall.portal.page.classes.ClassListPage;
import dev.rollcall.portal.page.classes.ClassPages;
import dev.rollcall.portal.page.grid.GridServlet;
import dev.rollcall.portal.page.grid.LiveGrids;
import dev.rollcall.portal.page.logs.LogDownload;
import dev.rollcall.portal.page.logs.LogLinePage;
import dev.rollcall.portal.page.logs.LogLivePage;
import dev.rollcall.portal.page.logs.LogsPage;
import dev.rollcall.portal.page.logs.TailPage;
import dev.rollcall.portal.page.oneroster.OneRosterImportPage;
import dev.rollcall.portal.page.oneroster.OneRosterPage;
import dev.rollcall.portal.page.system.InstancePage;
import dev.rollcall.portal.page.system.JournalPage;
import dev.rollcall.portal.page.system.LivePage;
import dev.rollcall.portal.page.system.LiveSystem;
import dev.rollcall.portal.page.system.MapPage;
import dev.rollcall.portal.page.system.SystemPage;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.GradeArchives;
import dev.rollcall.portal.remote.gradebook.GradingApi;
import dev.rollcall.portal.remote.gradebook.OneRosterImports;
import dev.rollcall.portal.remote.gradebook.Restorations;
import dev.rollcall.portal.remote.logs.CentralLog;
import dev.rollcall.portal.remote.logs.LogDownloads;
import dev.rollcall.portal.remote.logs.LogServices;
import dev.rollcall.portal.remote.logs.LogTails;
import dev.rollcall.portal.remote.registry.Operator;
import dev.rollcall.portal.remote.registry.Registry;
import dev.rollcall.portal.remote.registry.RegistryWatch;
import dev.rollcall.portal.remote.registry.Steady;
import dev.rollcall.portal.remote.registry.SystemReader;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** The portal, put together. As a listener it also counts sessions. */
public final class PortalApplication extends WarApplication implements HttpSessionListener, ServletRequestListener {
    private static final Logger LOG = LogManager.getLogger(PortalApplication.class);

    /** How long the end waits for a backup that is being made. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String GRADE_BOOK = "rollcall.portal.gradebook";
    private static final List<String> GRADES = List.of(
            Routes.CLASSES,
            Routes.below(Routes.CLASSES),
            Routes.NEW_CLASS,
            Routes.TERMS,
            Routes.below(Routes.TERMS),
            Routes.PEOPLE,
            Routes.below(Routes.PEOPLE),
            Routes.below(Routes.GRID),
            Routes.MY,
            Routes.MY_DATA,
            Routes.ONEROSTER,
            Routes.below(Routes.ONEROSTER),
            Routes.ONEROSTER_FILE,
            Routes.BACKUP,
            Routes.ARCHIVE);
    private static final List<String> OPERATION = List.of(
            Routes.HOME,
            Routes.SYSTEM,
            Routes.SYSTEM_JSON,
            Routes.LIVE,
            Routes.MAP,
            Routes.EVENTS,
            Routes.below(Routes.INSTANCES),
            Routes.LOGS,
            Routes.LOG_LINE,
            Routes.LOG_LIVE,
            Routes.LOG_TAIL,
            Routes.LOG_DOWNLOAD,
            Routes.below(Routes.LOGIN),
            Routes.LOGOUT,
            Routes.SESSION,
            Routes.SETUP,
            Routes.ERROR,
            Routes.ADMIN_ACCOUNTS,
            Routes.below(Routes.ADMIN_ACCOUNTS),
            Routes.ACCOUNT,
            Routes.below(Routes.PASSWORD),
            Routes.ACCOUNTS);

    private final LongAdder begunSessions = new LongAdder();
    private final LongAdder endedSessions = new LongAdder();
    private volatile @Nullable Sessions sessions;

    /**
     * Requires the registry, the log and the grade book; {@link #required} leaves out a grade book that is switched
     * off.
     */
    public PortalApplication() {
        super(ServiceName.PORTAL, ServiceName.REGISTRY, ServiceName.LOG, ServiceName.GRADING);
    }

    @Override
    protected List<String> patterns() {
        return Stream.concat(OPERATION.stream(), GRADES.stream()).toList();
    }

    @Override
    protected List<ServiceName> required(Settings settings) {
        boolean gradeBook = hasGradeBook(settings);
        return super.required(settings).stream()
                .filter(name -> gradeBook || !name.equals(ServiceName.GRADING))
                .toList();
    }

    private static boolean hasGradeBook(Settings settings) {
        return settings.flag(GRADE_BOOK, true);
    }

    @Override
    protected void build(Wiring wiring) throws NamingException {
        AccountDatabase database = accounts(wiring);
        Accounts accounts = new Accounts(database);
        AccountsBackup backup = new AccountsBackup(database, wiring.wall());
        everyNight(wiring, backup);
        SetupCode code = new SetupCode(wiring.data().resolve(SetupCode.FILE_NAME));
        if (accounts.isEmpty()) {
            code.ensure();
            LOG.info("no account yet, open /setup with the one-time code file={}", code.file());
        }
        Preferences preferences = new Preferences(database);
        Sessions open = new Sessions(accounts, preferences, wiring.ticker());
        sessions = open;
        boolean gradeBook = hasGradeBook(wiring.settings());
        Pages pages = new Pages(open, gradeBook);
        wiring.serve(Routes.HOME, new HomePage(pages));
        wiring.serve(Routes.below(Routes.LOGIN), new LoginPage(pages, accounts));
        wiring.serve(Routes.LOGOUT, new LogoutServlet(pages));
        wiring.serve(Routes.SESSION, new SessionPage(pages));
        wiring.serve(Routes.SETUP, new SetupPage(pages, accounts, code));
        wiring.serve(Routes.ERROR, new ErrorPage(pages));
        wiring.serve(Routes.ACCOUNTS, new AccountsServlet(wiring.json(), wiring.guard(), accounts, backup, code));
        PasswordLinks links = new PasswordLinks(database, wiring.wall());
        wiring.serve(Routes.ADMIN_ACCOUNTS, new AccountsPage(pages, accounts, links));
        wiring.serve(Routes.below(Routes.ADMIN_ACCOUNTS), new AccountPage(pages, accounts, links));
        wiring.serve(Routes.ACCOUNT, new OwnAccountPage(pages, accounts, preferences, open));
        wiring.serve(Routes.below(Routes.PASSWORD), new PasswordPage(pages, links));
        Function<ServiceCall, HttpAnswer> services = wiring.service().client()::call;
        WallClock clock = new WallClock(wiring.wall(), ZoneId.systemDefault());
        if (gradeBook) {
            serveClasses(wiring, pages, new GradingApi(services), clock);
            serveArchives(wiring, pages, new GradingApi(services), clock);
        } else {
            GRADES.forEach(pattern -> wiring.serve(pattern, new NoSuchPage(pages)));
        }
        serveLogs(wiring, pages, clock);
        serveSystem(wiring, pages, services, clock);
        measure(wiring.metrics());
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        begunSessions.increment();
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        endedSessions.increment();
    }

    /** The container answers a log-in by itself: no servlet or filter sees it. */
    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        Sessions open = sessions;
        if (open != null && event.getServletRequest() instanceof HttpServletRequest request) {
            open.logIn(request);
        }
    }

    /** The README says when to worry. */
    private void measure(Metrics metrics) {
        metrics.counter(
                "rollcall_portal_sessions_begun_total",
                "Sessions of browsers that have begun, logged in or not.",
                begunSessions::sum);
        metrics.gauge("rollcall_portal_sessions", "Sessions of browsers that have not ended.", () ->
                (double) Math.max(0, begunSessions.sum() - endedSessions.sum()));
    }

    private static void serveClasses(Wiring wiring, Pages pages, GradingApi api, WallClock clock) {
        ClassBook book = new ClassBook(api);
        ClassPages classes = new ClassPages(pages, api, clock);
        LiveGrids live = wiring.ownWaiting(new LiveGrids(book));
        wiring.serve(Routes.CLASSES, new ClassListPage(pages, book));
        wiring.serve(Routes.below(Routes.CLASSES), classes.inClass());
        wiring.serve(Routes.NEW_CLASS, classes.newClass());
        wiring.serve(Routes.TERMS, classes.terms());
        wiring.serve(Routes.below(Routes.TERMS), classes.term());
        wiring.serve(Routes.PEOPLE, classes.people());
        wiring.serve(Routes.below(Routes.PEOPLE), classes.person());
        wiring.serve(Routes.MY, classes.mine());
        wiring.serve(Routes.MY_DATA, classes.mineAsFile());
        wiring.serve(Routes.below(Routes.GRID), new GridServlet(pages, book, live, clock));
        wiring.metrics().gauge("rollcall_portal_live_grids", "Browsers that are told how a class changes.", () ->
                (double) live.count());
    }

    private static void serveArchives(Wiring wiring, Pages pages, GradingApi api, WallClock clock) {
        OneRosterImports imports = new OneRosterImports(api);
        ServiceClient client = wiring.service().client();
        Providers providers = wiring.service().providers();
        GradeArchives archives = new GradeArchives(call -> client.open(
                call,
                providers.pick(ServiceName.GRADING).orElseThrow(() -> ServiceUnavailable.nobody(ServiceName.GRADING))));
        wiring.serve(Routes.BACKUP, new BackupPage(pages, new Restorations(api), clock));
        wiring.serve(Routes.ARCHIVE, new ArchiveDownload(pages, archives::open, "gradebook", clock));
        wiring.serve(Routes.ONEROSTER, new OneRosterPage(pages, imports, clock));
        wiring.serve(Routes.below(Routes.ONEROSTER), new OneRosterImportPage(pages, imports, clock));
        wiring.serve(Routes.ONEROSTER_FILE, new ArchiveDownload(pages, archives::oneRoster, "oneroster", clock));
    }

    private static void serveLogs(Wiring wiring, Pages pages, WallClock clock) {
        LogServices services =
                new LogServices(wiring.service().client(), wiring.service().providers());
        CentralLog log = wiring.own(new CentralLog(services, wiring.ticker()));
        LogTails tails = wiring.ownWaiting(new LogTails(services));
        wiring.serve(Routes.LOGS, new LogsPage(pages, log, clock));
        wiring.serve(Routes.LOG_LINE, new LogLinePage(pages, log, clock));
        wiring.serve(Routes.LOG_LIVE, new LogLivePage(pages, log, clock));
        wiring.serve(Routes.LOG_TAIL, new TailPage(pages, tails));
        wiring.serve(Routes.LOG_DOWNLOAD, new LogDownload(pages, wiring.own(new LogDownloads(services)), clock));
        wiring.metrics().gauge("rollcall_portal_log_tails", "Browsers that are told what is logged.", () ->
                (double) tails.count());
    }

    private static void serveSystem(
            Wiring wiring, Pages pages, Function<ServiceCall, HttpAnswer> services, WallClock clock) {
        Registry registry = new Registry(new Steady(
                () -> wiring.service().providers().all(ServiceName.REGISTRY),
                wiring.service().client()::call,
                services));
        RegistryWatch watch = wiring.own(new RegistryWatch(registry, wiring.wall()));
        LiveSystem live = wiring.ownWaiting(new LiveSystem(pages, watch, clock));
        SystemReader system = new SystemReader(registry, watch, wiring.wall());
        wiring.serve(Routes.SYSTEM, new SystemPage(pages, system, clock));
        wiring.serve(Routes.SYSTEM_JSON, new SystemPage(pages, system, clock));
        wiring.serve(Routes.LIVE, new LivePage(pages, live));
        wiring.serve(Routes.MAP, new MapPage(pages, system, clock));
        wiring.serve(Routes.EVENTS, new JournalPage(pages, registry, clock));
        wiring.serve(Routes.below(Routes.INSTANCES), new InstancePage(pages, system, new Operator(services)));
        wiring.metrics()
                .gauge("rollcall_portal_live_pages", "Browsers that are told how the page System changes.", () ->
                        (double) live.count());
        watch.start();
    }

    /** The database that the container's realm uses too; an embedded one is opened here, in the portal's own folder. */
    @SuppressWarnings("BanJNDI") // a fixed name in the container's own name space
    private static AccountDatabase accounts(Wiring wiring) throws NamingException {
        DataSource database = InitialContext.doLookup("java:comp/env/jdbc/accounts");
        if (database instanceof EmbeddedDatabase embedded) {
            embedded.open(wiring.data());
            wiring.own(embedded);
        }
        AccountDatabase tables = new AccountDatabase(database);
        create(tables, database);
        Accounts accounts = new Accounts(tables);
        wiring.health("accounts", () -> {
            accounts.isEmpty();
            return Health.up();
        });
        return tables;
    }

    /** Keeps a file with the accounts. */
    private static void everyNight(Wiring wiring, AccountsBackup accounts) {
        BackupConfig config = BackupConfig.from(wiring.settings());
        if (config.kept() > 0) {
            Backups backups = new Backups(accounts, wiring.data().resolve(Backups.FOLDER), config.kept());
            NightlyBackup nightly = new NightlyBackup(
                    "The backup of the accounts",
                    day -> {
                        if (backups.make(day)) {
                            LOG.info("Backup of the accounts made day={}", day);
                        }
                    },
                    backups::newest,
                    config.at(),
                    ZoneId.systemDefault(),
                    wiring.wall());
            wiring.health("backup", nightly::health);
            wiring.metrics()
                    .gauge(
                            "rollcall_portal_backup_age_seconds",
                            "How old the newest backup of the accounts is.",
                            nightly::ageSeconds);
            ScheduledExecutorService timer = Threads.scheduler("rollcall-portal-backup", 1);
            AutoCloseable end =
                    () -> Threads.finish(timer, PATIENCE); // a thread in the database must not be interrupted
            wiring.own(end);
            Threads.repeat(timer, NightlyBackup.PERIOD, nightly);
        }
    }

    private static void create(AccountDatabase tables, DataSource database) {
        try {
            tables.createTables();
        } catch (AccountsUnavailableException e) {
            if (database instanceof EmbeddedDatabase embedded
                    && embedded.damaged(e).isPresent()) {
                throw new ObstacleException(String.valueOf(e.getMessage()), e);
            }
            throw e;
        }
    }
}
