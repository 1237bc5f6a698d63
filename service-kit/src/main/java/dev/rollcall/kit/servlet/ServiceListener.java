package dev.rollcall.kit.servlet;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.settings.DataRoot;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.kit.tomcat.BeforeStop;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns any web application that carries this jar and sets the context parameter {@code rollcall.service.name} into a
 * service; does nothing in others. Declared by the jar's own {@code web-fragment.xml}.
 */
public final class ServiceListener implements ServletContextListener {

    private static final Logger LOG = System.getLogger(ServiceListener.class.getName());
    private static final String ATTRIBUTE = "dev.rollcall.service";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        if (context.getInitParameter("rollcall.service.name") == null) {
            nameless(context);
            return;
        }
        try {
            join(context);
        } catch (IllegalStateException e) { // One that escaped would keep the whole web application from starting.
            LOG.log(Level.ERROR, e.getMessage(), e.getCause() instanceof SettingException ? null : e.getCause());
        }
    }

    /** A missing class mostly belongs to one of the jars that the kit needs. */
    static String noService(ServletContext context, Throwable cause) {
        String advice = cause instanceof NoClassDefFoundError
                ? ": a class is missing; WEB-INF/lib must have service-kit, yasson, parsson, jakarta.json-api and"
                        + " jakarta.json.bind-api, all five of kit/lib in the distribution"
                : "";
        return Identity.place(context) + " is no service" + advice;
    }

    /** Rollcall's own web applications know their names, and judge their settings themselves. */
    private static void nameless(ServletContext context) {
        List<String> ours = Collections.list(context.getInitParameterNames()).stream()
                .filter(key -> key.startsWith("rollcall."))
                .sorted()
                .toList();
        if (!ours.isEmpty() && !context.getFilterRegistrations().containsKey(Opening.filterName(Gate.class))) {
            LOG.log(
                    Level.WARNING,
                    Identity.place(context)
                            + " is no service: the context parameter rollcall.service.name is not set, but "
                            + String.join(", ", ours));
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Object joined = event.getServletContext().getAttribute(ATTRIBUTE);
        event.getServletContext().removeAttribute(ATTRIBUTE);
        if (joined instanceof Joined service) {
            service.close();
        }
        if (joined != null) { // records are made even for a service that is refused in the end
            RecordCaches.release();
        }
    }

    /**
     * Returns the service of {@code context}, made on the first call, so that listeners may run in any order. If that
     * failed, each later call tells why: the container gives no places any more.
     */
    static Service join(ServletContext context) {
        synchronized (context) {
            Object joined = context.getAttribute(ATTRIBUTE);
            if (joined instanceof Joined known) {
                return known.service();
            }
            if (joined instanceof Refused before) {
                throw before.exception();
            }
            try {
                Joined service = Joined.to(context);
                context.setAttribute(ATTRIBUTE, service);
                return service.service();
            } catch (SettingException e) {
                throw refused(context, noService(context, e) + ": " + e.getMessage(), e);
            } catch (Throwable e) { // Classes may be missing, too.
                throw refused(context, noService(context, e), e);
            }
        }
    }

    private static IllegalStateException refused(ServletContext context, String reason, Throwable cause) {
        Refused refused = new Refused(reason, cause);
        context.setAttribute(ATTRIBUTE, refused);
        return refused.exception();
    }

    /** Why there is no service. */
    private record Refused(String reason, Throwable cause) {

        IllegalStateException exception() {
            return new IllegalStateException(reason, cause);
        }
    }

    /** What ends with the web application. */
    private record Joined(Service service, Json json, Optional<BeforeStop> beforeStop) {

        static Joined to(ServletContext context) {
            Settings settings = SharedSettings.of(context);
            Optional<Identity> identity = Identity.declared(settings, context);
            if (identity.isEmpty()) {
                throw new SettingException("the context parameter rollcall.service.name is not set");
            }
            Path data = DataRoot.of(settings);
            ServiceKeys keys = new ServiceKeys(identity.get().name(), settings, data, SystemTime.INSTANCE);
            Tokens tokens = new Tokens(keys, SystemTime.INSTANCE);
            TokenGuard guard = new TokenGuard(identity.get().name(), tokens, SystemTime.INSTANCE, settings);
            Json json = new Json();
            ServiceParts parts = new ServiceParts(identity.get(), context, settings, keys, data);
            Service service = new Service(parts);
            try {
                answer(context, settings, parts, json, guard);
                LOG.log(Level.INFO, "service {0} settings: {1}", identity.get().name(), settings.effective());
                SharedSettings.mistakes(settings)
                        .forEach(mistake -> LOG.log(Level.WARNING, Identity.place(context) + ": " + mistake));
                service.start();
            } catch (RuntimeException | Error e) { // the container, a setting, the system: nothing may stay open
                Closing.close("service", service::close);
                Closing.close("JSON", json);
                throw e;
            }
            return new Joined(service, json, OwnTomcat.of(context).beforeStop(service::leave));
        }

        /** Takes the places in the container. */
        private static void answer(
                ServletContext context, Settings settings, ServiceParts parts, Json json, TokenGuard guard) {
            Metrics metrics = Metrics.create();
            List<String> paths = new ArrayList<>(List.of("/rollcall/*"));
            if (metrics.present()) {
                measure(context, metrics, new MetricsServlet(json, metrics, guard, settings))
                        .ifPresent(paths::add);
                ServiceMetrics.bind(metrics, parts, SystemTime.INSTANCE);
            }
            filter(
                    context,
                    new TraceFilter(),
                    EnumSet.copyOf(TraceFilter.DISPATCHES),
                    List.of("/*")); // what the web application calls belongs to its request
            filter(context, new ProblemFilter(), EnumSet.of(DispatcherType.REQUEST), paths);
            servlet(context, HeartbeatServlet.PATH, new HeartbeatServlet(json, parts.checks(), guard));
            servlet(context, ProviderUpdateServlet.PATH, new ProviderUpdateServlet(json, parts.providers(), guard));
        }

        /** Measures all requests; returns where to read about them, unless the web application has something there. */
        private static Optional<String> measure(ServletContext context, Metrics metrics, MetricsServlet servlet) {
            TimingFilter timing = new TimingFilter(SystemTime.INSTANCE);
            timing.begin(new RequestTimes(metrics));
            filter(context, timing, EnumSet.of(DispatcherType.REQUEST), List.of("/*"));
            if (servlet(context, MetricsServlet.PATH, servlet).isEmpty()) {
                return Optional.of(MetricsServlet.PATH);
            }
            LOG.log(Level.INFO, "{0} stays the web application''s own", MetricsServlet.PATH);
            return Optional.empty();
        }

        private static void filter(
                ServletContext context, Filter filter, EnumSet<DispatcherType> dispatches, List<String> paths) {
            var registration = context.addFilter(Opening.filterName(filter.getClass()), filter);
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(dispatches, false, paths.toArray(String[]::new));
        }

        /** Returns the paths that were taken. */
        private static Set<String> servlet(ServletContext context, String path, HttpServlet servlet) {
            return context.addServlet("rollcall " + path, servlet).addMapping(path);
        }

        void close() {
            service.close();
            json.close();
            beforeStop.ifPresent(hook -> Closing.close("hook", hook));
        }
    }
}
