package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.ProviderUpdateCodec;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.security.Caller;
import java.io.IOException;

/**
 * Takes what the registry pushes. 200: taken, or held already. 409: it starts from another view than the one held, send
 * everything. Only the registry may push, and must prove that it is the registry.
 */
final class ProviderUpdateServlet extends JsonServlet {

    static final String PATH = "/rollcall/providers";
    private static final long serialVersionUID = 1L;
    private static final int MAX_BYTES = 4 << 20;

    private final transient Providers providers;
    private final transient TokenGuard guard;

    ProviderUpdateServlet(Json json, Providers providers, TokenGuard guard) {
        super(json);
        this.providers = providers;
        this.guard = guard;
    }

    @Override
    protected void post(Exchange exchange) throws IOException {
        guard.refuseBrowsers(exchange.request());
        Caller caller = guard.require(exchange.request());
        if (!caller.service().equals(ServiceName.REGISTRY)) {
            throw new ProblemException(
                    CommonProblem.FORBIDDEN, "Only " + ServiceName.REGISTRY + " may tell providers.");
        }
        exchange.requireContentType(Exchange.JSON);
        ProviderUpdate update = ProviderUpdateCodec.read(exchange.body(MAX_BYTES));
        if (!providers.apply(update)) {
            throw new ProblemException(CommonProblem.CONFLICT, "The update starts from another view than the one held.")
                    .with("view", providers.view());
        }
        exchange.empty(200);
    }
}
