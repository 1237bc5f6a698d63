package dev.rollcall.kit.servlet;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.kit.tomcat.BeforeStop;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings a {@link WarApplication} up, now or as soon as its obstacle is gone, and down again.
 *
 * <pre>
 *   begin --> attempt --built--> open --end--> ended
 *                | ^
 *      obstacle  v | seconds later, on a thread that lives as long as it is needed
 *              closed
 * </pre>
 */
final class Opening {

    private static final Logger LOG = System.getLogger(Opening.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_MISTAKE = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final WarApplication application;
    private final ServletContext context;
    private final Gate gate;
    private final TimingFilter timing = new TimingFilter(SystemTime.INSTANCE);
    private final Map<String, LateServlet> places = new LinkedHashMap<>();
    private volatile @Nullable ScheduledExecutorService retries;
    private volatile boolean ended;
    private @Nullable Wiring built;
    private Optional<BeforeStop> beforeStop = Optional.empty();
    private String reported = "";

    Opening(WarApplication application, ServletContext context) {
        this.application = application;
        this.context = context;
        this.gate = new Gate(application.name());
    }

    /** Takes its places in the container, which gives them only now, and makes the first attempt. */
    void begin() {
        filter(timing, EnumSet.of(DispatcherType.REQUEST));
        filter(new TraceFilter(), EnumSet.copyOf(TraceFilter.DISPATCHES));
        // The container forwards to a log-in page and to error pages before any filter saw the request.
        filter(gate, EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR));
        filter(new ProblemFilter(), EnumSet.of(DispatcherType.REQUEST));
        place(HeartbeatServlet.PATH);
        place(ProviderUpdateServlet.PATH);
        place(MetricsServlet.PATH);
        application.patterns().forEach(this::place);
        beforeStop = OwnTomcat.of(context).beforeStop(this::leave);
        attempt();
    }

    private void filter(Filter filter, EnumSet<DispatcherType> dispatches) {
        var registration = context.addFilter(filterName(filter.getClass()), filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(dispatches, false, "/*");
    }

    /** Returns the name that a filter of the kit has in the container. */
    static String filterName(Class<? extends Filter> type) {
        return "rollcall " + type.getSimpleName();
    }

    private void place(String pattern) {
        LateServlet late = new LateServlet();
        ServletRegistration.Dynamic registration = context.addServlet("rollcall " + pattern, late);
        registration.setAsyncSupported(true);
        registration.setLoadOnStartup(1);
        if (!registration.addMapping(pattern).isEmpty()) {
            throw new IllegalStateException("web.xml maps the pattern " + pattern + " to another servlet");
        }
        places.put(pattern, late);
    }

    /** Without the monitor, because a build may take any time: on one thread, first the container's, then ours. */
    private void attempt() {
        if (ended) {
            return;
        }
        try {
            open();
        } catch (SettingException e) {
            refuse(new Obstacle(e.getMessage() + ".", List.of()), null);
            again(PAUSE_AFTER_MISTAKE); // it may name what comes later, such as a host that no name server knows yet
        } catch (DataDirectoryException e) {
            refuse(new Obstacle(e.sentence(), e.commands()), null);
            again(PAUSE);
        } catch (ObstacleException e) {
            refuse(new Obstacle(e.sentence(), List.of()), e.getCause());
            again(PAUSE_AFTER_FAILURE);
        } catch (Throwable e) { // An error that escaped would end the attempts without a word.
            refuse(Obstacle.FAILED, e);
            again(PAUSE_AFTER_FAILURE);
        }
    }

    private void open() throws Exception {
        Settings settings = SharedSettings.of(context);
        Wiring wiring = Wiring.open(
                context, settings, application.name(), application.required(settings), application.patterns());
        try {
            application.build(wiring);
            live(wiring.servlets());
            LOG.log(Level.INFO, "{0} settings: {1}", application.name(), settings.effective());
            SharedSettings.mistakes(settings, application.settingsPrefix())
                    .forEach(mistake -> LOG.log(Level.WARNING, mistake));
            if (!publish(wiring)) {
                wiring.close();
            }
        } catch (Throwable e) { // A class that is missing must not keep the data directory locked.
            wiring.close();
            throw e;
        }
        ScheduledExecutorService thread = retries;
        if (thread != null) {
            thread.shutdown();
        }
    }

    /** Returns false if the end came first. */
    private synchronized boolean publish(Wiring wiring) {
        if (ended) {
            return false;
        }
        timing.begin(wiring.times());
        gate.open();
        wiring.service().start();
        built = wiring;
        return true;
    }

    private void live(Map<String, HttpServlet> servlets) throws ServletException {
        for (Map.Entry<String, LateServlet> place : places.entrySet()) {
            HttpServlet servlet = servlets.get(place.getKey());
            if (servlet == null) {
                throw new IllegalStateException("nothing serves the pattern " + place.getKey());
            }
            place.getValue().become(servlet);
        }
    }

    /** Logged when it changes, not at each attempt, and not when it is the end that interrupts one. */
    private void refuse(Obstacle obstacle, @Nullable Throwable cause) {
        if (ended) {
            return;
        }
        gate.close(obstacle);
        String report = obstacle.sentence() + (cause == null ? "" : cause);
        if (!report.equals(reported)) {
            LOG.log(Level.ERROR, application.name() + " answers 503: " + obstacle.sentence(), cause);
        }
        reported = report;
    }

    private void again(Duration pause) {
        if (ended) {
            return;
        }
        ScheduledExecutorService thread = retries;
        if (thread == null) {
            thread = Threads.scheduler("rollcall-opening-" + Identity.contextName(context), 1);
            retries = thread;
        }
        ScheduledFuture<?> unused = thread.schedule(this::attempt, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void leave() {
        Wiring current;
        synchronized (this) {
            current = built;
        }
        if (current != null) {
            current.leave();
        }
    }

    /**
     * Interrupts an attempt, and ends what was built, in reverse order; a build that ignores the interrupt ends itself
     * later.
     */
    void end() {
        ended = true;
        beforeStop.ifPresent(hook -> Closing.close("hook", hook));
        ScheduledExecutorService thread = retries;
        if (thread != null && !Threads.stop(thread, STOP_LIMIT)) {
            LOG.log(Level.WARNING, "{0} is still being built; it ends once that is done", application.name());
        }
        Wiring last;
        synchronized (this) {
            gate.close(Obstacle.STOPPING);
            last = built;
            built = null;
        }
        if (last != null) {
            last.close();
        }
    }
}
