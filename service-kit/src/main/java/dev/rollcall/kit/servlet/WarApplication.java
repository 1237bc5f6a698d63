package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.settings.Settings;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The composition root of a web application of Rollcall; declared as a listener in its {@code web.xml}.
 *
 * <p>A web application that cannot use its data directory, or whose settings are wrong, still deploys: it answers 503
 * and says what to do. {@link #build} is called as soon as that is done, without a restart.
 */
public abstract class WarApplication implements ServletContextListener {

    private final ServiceName name;
    private final List<ServiceName> required;
    private @Nullable Opening opening;

    /** Takes the service's name and the services whose addresses it wants to be told. */
    protected WarApplication(ServiceName name, ServiceName... required) {
        this.name = name;
        this.required = List.of(required);
    }

    /** Returns the URL patterns served; each answers 503 until {@link #build} has returned. */
    protected abstract List<String> patterns();

    /**
     * Builds the object graph from top to bottom, with constructors. Called by one thread: in
     * {@code contextInitialized}, or in the background once an obstacle is gone. If it throws, whatever it gave to
     * {@link Wiring#own} is closed, the web application answers 503, and it is called again later with a new wiring.
     * The same goes for a setting that cannot be understood: what it refers to may be there by then.
     */
    protected abstract void build(Wiring wiring) throws Exception;

    /**
     * Returns the prefix of this component's settings, by default the last part of the package: {@code rollcall.log.}.
     */
    protected String settingsPrefix() {
        String root = getClass().getPackageName();
        return "rollcall." + root.substring(root.lastIndexOf('.') + 1) + ".";
    }

    /**
     * Returns the services whose addresses it wants to be told, by default those that the constructor took. Called
     * before each {@link #build}.
     */
    protected List<ServiceName> required(Settings settings) {
        return required;
    }

    ServiceName name() {
        return name;
    }

    @Override
    public final void contextInitialized(ServletContextEvent event) {
        Opening begun = new Opening(this, event.getServletContext());
        opening = begun;
        begun.begin();
    }

    @Override
    public final void contextDestroyed(ServletContextEvent event) {
        if (opening != null) {
            opening.end();
        }
        RecordCaches.release();
    }
}
