package dev.rollcall.grading;

import dev.rollcall.grading.gradebook.GradeBook;
import dev.rollcall.grading.http.Access;
import dev.rollcall.grading.http.StudentsServlet;
import dev.rollcall.grading.store.GradeDatabase;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.servlet.Health;
import dev.rollcall.kit.servlet.WarApplication;
import dev.rollcall.kit.servlet.Wiring;
import dev.rollcall.kit.settings.Settings;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Builds the grade book: the container's {@code jdbc/grading}, the book in it, and the servlet in front. */
public final class GradingApplication extends WarApplication {
    private static final Logger LOG = LogManager.getLogger(GradingApplication.class);

    /** Called by the container. */
    public GradingApplication() {
        super(ServiceName.GRADING, ServiceName.LOG);
    }

    @Override
    protected List<String> patterns() {
        return StudentsServlet.PATTERNS;
    }

    @Override
    protected void build(Wiring wiring) throws NamingException {
        Settings settings = wiring.settings();
        boolean demo = settings.flag("rollcall.grading.demo", false);
        boolean unsigned = settings.flag("rollcall.grading.unsigned", false);

        GradeDatabase database = wiring.own(GradeDatabase.open(lookUp(), wiring.data()));
        wiring.health("database", () -> {
            database.check();
            return Health.up();
        });
        GradeBook book = new MeasuredGradeBook(database.book(), wiring.metrics(), wiring.ticker());
        if (demo && book.fill(DemoClass.students(), "demo")) {
            LOG.info("Demo students entered");
        }

        StudentsServlet servlet = new StudentsServlet(wiring.json(), book, new Access(wiring.guard(), unsigned));
        patterns().forEach(pattern -> wiring.serve(pattern, servlet));
    }

    @SuppressWarnings("BanJNDI") // a fixed name in the container's own tree; nothing of it comes from a caller
    private static DataSource lookUp() throws NamingException {
        return InitialContext.doLookup("java:comp/env/jdbc/grading");
    }
}
