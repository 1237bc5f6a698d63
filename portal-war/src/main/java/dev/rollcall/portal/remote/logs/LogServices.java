package dev.rollcall.portal.remote.logs;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpStream;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceClient;
import java.util.List;

/**
 * The log services that are known, and how they are called. All calls block and throw
 * {@link dev.rollcall.kit.registry.ServiceProblem}. Safe for use by several threads.
 */
public final class LogServices {
    private final ServiceClient client;
    private final Providers providers;

    public LogServices(ServiceClient client, Providers providers) {
        this.client = client;
        this.providers = providers;
    }

    List<Provider> all() {
        return providers.all(ServiceName.LOG);
    }

    boolean areSeveral() {
        return all().size() > 1;
    }

    HttpAnswer any(ServiceCall call) {
        return client.call(call);
    }

    HttpAnswer one(ServiceCall call, Provider provider) {
        return client.call(call, provider);
    }

    HttpStream open(ServiceCall call, Provider provider) {
        return client.open(call, provider);
    }
}
