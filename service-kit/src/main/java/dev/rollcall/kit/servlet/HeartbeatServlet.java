package dev.rollcall.kit.servlet;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.registry.HealthReport;
import dev.rollcall.kit.registry.HealthReport.Status;
import dev.rollcall.kit.registry.HealthReportCodec;
import java.io.IOException;

/**
 * Says whether the service can do its work: 200 or 503 to every caller, with an empty body. Only a caller with a valid
 * token is told the reasons, as {@link HealthReportCodec} writes them. What such a caller is told of a service that is
 * well is the same every second: the request's attribute {@value #ROUTINE} says so, and an access log can leave it out.
 */
final class HeartbeatServlet extends JsonServlet {

    static final String PATH = "/rollcall/heartbeat";
    static final String ROUTINE = "rollcall.routine";
    private static final long serialVersionUID = 1L;

    private final transient HealthChecks checks;
    private final transient TokenGuard guard;

    HeartbeatServlet(Json json, HealthChecks checks, TokenGuard guard) {
        super(json);
        this.checks = checks;
        this.guard = guard;
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        HealthReport report = checks.report();
        int status = report.status() == Status.DOWN ? 503 : 200;
        exchange.response().setHeader("Cache-Control", "no-store");
        if (trusted(exchange)) {
            if (report.status() == Status.UP) {
                exchange.request().setAttribute(ROUTINE, true);
            }
            exchange.answer(status, Exchange.JSON, HealthReportCodec.write(report));
        } else {
            exchange.empty(status);
        }
    }

    private boolean trusted(Exchange exchange) {
        try {
            return guard.caller(exchange.request()).isPresent();
        } catch (ProblemException e) {
            return false; // every caller is told liveness, whatever it carries
        }
    }
}
