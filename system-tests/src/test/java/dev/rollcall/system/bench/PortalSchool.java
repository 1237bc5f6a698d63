package dev.rollcall.system.bench;

import dev.rollcall.system.bench.RunningSystem.Running;
import dev.rollcall.system.harness.LogIn;
import java.io.IOException;
import java.net.URI;

/** Classes in the grade book of a running system that the demo's teacher teaches too, and whoever looks at their pages. */
final class PortalSchool {
    private static final String TEACHER = "demo-teacher";

    private final Running running;
    private final GradeBookClient admin;

    /** Makes what all classes share, and tells the grade book who the demo's teacher is. */
    PortalSchool(Running running) throws IOException {
        this.running = running;
        URI api = running.address().resolve("/grading/api/v1");
        this.admin = new GradeBookClient(api, running.keys(), "root", "admin");
        LargeClass.makeSchool(admin);
        admin.make(
                "/people/" + TEACHER, "{\"givenName\":\"Demo\",\"familyName\":\"Teacher\",\"username\":\"teacher\"}");
    }

    /** Fills a class. */
    void add(LargeClass section) throws IOException, InterruptedException {
        section.make(admin);
        admin.make(section.address() + "/enrolments/" + TEACHER, "{\"role\":\"teacher\"}");
    }

    /** Returns the cookie of a new session of the teacher. */
    String teacher() throws IOException, InterruptedException {
        return LogIn.cookie(running.portal(), "teacher", running.password());
    }
}
