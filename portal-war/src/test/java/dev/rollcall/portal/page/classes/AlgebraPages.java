package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.portal.page.Browser;
import dev.rollcall.portal.remote.FakeServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The pages of the class Algebra over HTTP, with a grade book that answers what the test says, for three people. */
abstract class AlgebraPages {
    static final String CLASS = "/api/v1/classes/algebra";

    static FakeServices services;
    static EmbeddedTomcat portal;

    final Browser anna = new Browser(portal::uri, "anna teacher");
    final Browser root = new Browser(portal::uri, "root admin");
    final Browser cleo = new Browser(portal::uri, "cleo student");

    @BeforeAll
    static void start() {
        services = new FakeServices();
        portal = Algebra.serve(services);
    }

    @AfterAll
    static void stop() {
        portal.close();
        services.close();
    }

    @BeforeEach
    void prepare() {
        services.present(ServiceName.REGISTRY, ServiceName.LOG, ServiceName.GRADING);
        Algebra.prepare(services);
    }
}
