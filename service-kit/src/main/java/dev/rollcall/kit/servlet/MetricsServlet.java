package dev.rollcall.kit.servlet;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.settings.Settings;
import java.io.IOException;

/**
 * {@code GET /metrics}: what is measured of the web application. Can be read from the addresses in
 * {@code rollcall.metrics.from} (default: this machine), because Prometheus cannot sign, or with any service's token.
 */
final class MetricsServlet extends JsonServlet {

    static final String PATH = "/metrics";
    private static final long serialVersionUID = 1L;

    private final transient Metrics metrics;
    private final transient TokenGuard guard;
    private final transient Peers readers;

    /**
     * @throws dev.rollcall.kit.settings.SettingException if {@code rollcall.metrics.from} is no list of address ranges
     */
    MetricsServlet(Json json, Metrics metrics, TokenGuard guard, Settings settings) {
        super(json);
        this.metrics = metrics;
        this.guard = guard;
        this.readers = Peers.from(settings, "rollcall.metrics.from");
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        guard.refuseBrowsers(exchange.request());
        if (guard.caller(exchange.request()).isEmpty() && !readers.include(exchange.request())) {
            guard.require(exchange.request());
        }
        if (!metrics.present()) {
            throw new ProblemException(
                    CommonProblem.NOT_FOUND,
                    "Nothing is measured here: this web application carries no library for metrics.");
        }
        Metrics.Page page = metrics.page(exchange.request().getHeader("Accept"));
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.answer(200, page.contentType(), page.bytes());
    }
}
