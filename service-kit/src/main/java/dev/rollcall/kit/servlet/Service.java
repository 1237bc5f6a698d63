package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.registry.Registrar;
import dev.rollcall.kit.registry.ServiceClient;
import jakarta.servlet.ServletContext;
import java.util.List;

/**
 * A web application as a service: known to the registry, told its providers, able to call them. It works as well as it
 * can from the start, with the providers it knew last, whether or not the registry is there. Thread-safe.
 *
 * <pre>{@code
 * Service service = Service.of(servletContext);
 * HttpAnswer answer = service.client().call(ServiceCall.get(new ServiceName("Stock"), "/articles/7"));
 * }</pre>
 */
public final class Service {

    private final ServiceParts parts;

    Service(ServiceParts parts) {
        this.parts = parts;
    }

    /**
     * Returns the service of a web application that has set {@code rollcall.service.name}; from any listener, servlet
     * or filter of it.
     *
     * @throws IllegalStateException if the web application is no service, its settings do not allow it, or it could not
     *     be made one when it started; the message says why, each time
     */
    public static Service of(ServletContext context) {
        return ServiceListener.join(context);
    }

    /** Returns its name. */
    public ServiceName name() {
        return parts.identity().name();
    }

    /** Returns the services it wants to be told. */
    public List<ServiceName> required() {
        return parts.identity().required();
    }

    /** Returns the instances it may call. */
    public Providers providers() {
        return parts.providers();
    }

    /** Returns what calls them. */
    public ServiceClient client() {
        return parts.client();
    }

    /**
     * Adds something that must work for the service to work; asked at each heartbeat.
     *
     * @param name one or two words, unique in the service
     */
    public void health(String name, HealthCheck check) {
        parts.checks().add(name, check);
    }

    /** Returns how it stands with the registry. */
    public Registrar.State state() {
        return parts.registrar().state();
    }

    /**
     * Returns whether the Tomcat around it is on its way down: its connectors then take calls and never answer them.
     */
    public boolean stopping() {
        return parts.stopping();
    }

    /** Begins to keep the log and to register, in the background. */
    void start() {
        parts.start();
    }

    /**
     * Leaves the registry while requests still come: returns when the services that know this instance have been told,
     * and what they had sent before had time to arrive; within about two seconds.
     */
    void leave() {
        parts.leave();
    }

    /** Leaves: sends the last log events, says goodbye, ends every thread; within a few seconds. */
    void close() {
        parts.close();
    }
}
