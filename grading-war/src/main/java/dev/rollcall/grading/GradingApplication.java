package dev.rollcall.grading;

import dev.rollcall.grading.archive.Archiver;
import dev.rollcall.grading.archive.Backups;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.Ids;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.grading.http.Access;
import dev.rollcall.grading.http.StudentsServlet;
import dev.rollcall.grading.http.api.ApiServlet;
import dev.rollcall.grading.http.api.ArchiveServlet;
import dev.rollcall.grading.http.api.ChangeFeed;
import dev.rollcall.grading.http.api.Codecs;
import dev.rollcall.grading.http.api.OpenApiServlet;
import dev.rollcall.grading.http.api.Restoration;
import dev.rollcall.grading.http.api.RestorationServlet;
import dev.rollcall.grading.http.api.RosterServlet;
import dev.rollcall.grading.http.api.Works;
import dev.rollcall.grading.store.DatabaseRefusedException;
import dev.rollcall.grading.store.GradeDatabase;
import dev.rollcall.grading.store.JdbiSchool;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.servlet.Health;
import dev.rollcall.kit.servlet.NightlyBackup;
import dev.rollcall.kit.servlet.ObstacleException;
import dev.rollcall.kit.servlet.WarApplication;
import dev.rollcall.kit.servlet.Wiring;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Builds the grade book: the container's {@code jdbc/grading}, the school in it, and the servlets in front. */
public final class GradingApplication extends WarApplication {
    private static final Logger LOG = LogManager.getLogger(GradingApplication.class);

    /** How often to look whether the file of the embedded database has grown: by 50 kB with each change. */
    private static final Duration SHRINKING = Duration.ofSeconds(5);

    /** Called by the container. */
    public GradingApplication() {
        super(ServiceName.GRADING, ServiceName.LOG);
    }

    @Override
    protected List<String> patterns() {
        return Stream.concat(
                        StudentsServlet.PATTERNS.stream(),
                        Stream.of(
                                ApiServlet.PATTERN,
                                OpenApiServlet.PATTERN,
                                ArchiveServlet.PATTERN,
                                RestorationServlet.PATTERN,
                                RosterServlet.PATTERN))
                .toList();
    }

    @Override
    protected void build(Wiring wiring) throws NamingException {
        GradingConfig config = GradingConfig.from(wiring.settings());
        GradeDatabase database = wiring.own(open(wiring.data(), config));
        Archiver archiver = database.archiver(wiring.wall(), new Codecs(), wiring.data());
        Restoration restoration = wiring.own(new Restoration(archiver, wiring.data(), wiring.wall()));
        tell(wiring, database, restoration);
        Clockwork clockwork = wiring.own(new Clockwork());
        ChangeFeed feed = wiring.own(new ChangeFeed(clockwork::now));
        Ids ids = new Ids(wiring.wall(), new SecureRandom());
        JdbiSchool school = database.school(wiring.wall(), ids, new Codecs(), feed::changed);
        measure(wiring, database, school);
        clockwork.every(config.beat(), feed::beat);
        clockwork.every(config.poll(), () -> feed.poll(school));
        clockwork.every(Answers.PERIOD, () -> Answers.forgetOld(school, wiring.wall()));
        Works works = wiring.own(new Works(school, database.isShared()));
        clockwork.every(Works.BEAT, works::beat);
        Supplier<ZonedDateTime> now = () -> wiring.wall().instant().atZone(config.zone());
        Access access = new Access(wiring.guard(), config.unsigned(), now);
        StudentsServlet students = new StudentsServlet(wiring.json(), tutorial(wiring, school, config), access);
        StudentsServlet.PATTERNS.forEach(pattern -> wiring.serve(pattern, students));
        wiring.serve(
                ApiServlet.PATTERN,
                new ApiServlet(wiring.json(), school, access, now, ids, feed, works, config.erasureApproval()));
        wiring.serve(OpenApiServlet.PATTERN, new OpenApiServlet(wiring.json(), access));
        wiring.serve(
                RosterServlet.PATTERN,
                new RosterServlet(wiring.json(), school, access, wiring.data(), config.school(), config.zone()));
        wiring.serve(ArchiveServlet.PATTERN, new ArchiveServlet(wiring.json(), archiver, restoration, access));
        wiring.serve(RestorationServlet.PATTERN, new RestorationServlet(wiring.json(), restoration, access));
        clockwork.chore(SHRINKING, database::shrink);
        everyNight(wiring, config, database, archiver, clockwork);
    }

    private static void tell(Wiring wiring, GradeDatabase database, Restoration restoration) {
        wiring.health("database", () -> health(database, restoration));
        database.word().ifPresent(wiring::store);
    }

    /** The embedded database is away while it is replaced, but callers who ask how far that is must find the grade book. */
    private static Health health(GradeDatabase database, Restoration restoration) {
        if (restoration.isRunning()) {
            return Health.degraded("An archive is being restored.");
        }
        database.check();
        return Health.up();
    }

    private static void measure(Wiring wiring, GradeDatabase database, JdbiSchool school) {
        wiring.metrics()
                .counter(
                        "rollcall_grading_forces_total",
                        "How often changes were forced to the disk of the embedded database.",
                        database::forces);
        wiring.metrics()
                .gauges(
                        "rollcall_grading_connections",
                        "Connections of the database that are at work, and requests that wait for one or for their turn to write.",
                        "state",
                        () -> Map.of("active", school.working(), "waiting", school.waiting()));
    }

    private static GradeDatabase open(Path folder, GradingConfig config) throws NamingException {
        try {
            return GradeDatabase.open(lookUp(), folder, config.durability());
        } catch (DatabaseRefusedException e) {
            throw new ObstacleException(String.valueOf(e.getMessage()), e.getCause());
        }
    }

    /** Backs up everything as one file, and lists who was erased since. */
    private static void everyNight(
            Wiring wiring, GradingConfig config, GradeDatabase database, Archiver archiver, Clockwork clockwork) {
        clockwork.every(NightlyBackup.PERIOD, () -> noteErasures(database, wiring.data()));
        int kept = config.backup().kept();
        if (kept > 0) {
            Backups backups = wiring.own(new Backups(archiver, wiring.data().resolve("backups"), kept));
            NightlyBackup nightly = new NightlyBackup(
                    "The backup of the night",
                    day -> {
                        if (backups.make(day)) {
                            LOG.info("Backup made day={}", day);
                        }
                    },
                    backups::newest,
                    config.backup().at(),
                    config.zone(),
                    wiring.wall());
            wiring.health("backup", nightly::health);
            wiring.metrics()
                    .gauge(
                            "rollcall_grading_backup_age_seconds",
                            "How old the newest backup of the night is.",
                            nightly::ageSeconds);
            clockwork.chore(NightlyBackup.PERIOD, nightly);
        }
    }

    private static void noteErasures(GradeDatabase database, Path folder) {
        try {
            database.noteErasures(folder);
        } catch (GradeBookUnavailableException e) {
            return; // next time; the heartbeat says that the database is away
        }
    }

    private static TutorialGradeBook tutorial(Wiring wiring, JdbiSchool school, GradingConfig config) {
        TutorialGradeBook book = new MeasuredTutorialGradeBook(school.book(), wiring.metrics(), wiring.ticker());
        if (config.demo() && book.fill(DemoClass.students(), "demo")) {
            LOG.info("Demo students entered");
        }
        return book;
    }

    @SuppressWarnings("BanJNDI") // a fixed name in the container's own tree; nothing of it comes from a caller
    private static DataSource lookUp() throws NamingException {
        return InitialContext.doLookup("java:comp/env/jdbc/grading");
    }
}
