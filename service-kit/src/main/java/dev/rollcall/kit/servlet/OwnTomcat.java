package dev.rollcall.kit.servlet;

import dev.rollcall.kit.tomcat.BeforeStop;
import dev.rollcall.kit.tomcat.Connector;
import dev.rollcall.kit.tomcat.Connectors;
import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The Tomcat around a web application, as far as its JMX shows it. Thread-safe. */
final class OwnTomcat {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final String engine;
    private final String webModule;

    OwnTomcat(String engine, String webModule) {
        this.engine = engine;
        this.webModule = webModule;
    }

    /** The name of a virtual server is that of the engine, a slash, and that of the host. */
    static OwnTomcat of(ServletContext context) {
        String[] server = context.getVirtualServerName().split("/", 2);
        String host = server.length == 2 ? server[1] : "localhost";
        String[] name = Identity.contextName(context).split("##", 2);
        String path = name[0].equals("ROOT") ? "/" : "/" + name[0].replace('#', '/');
        return new OwnTomcat(server[0], "//" + host + path + (name.length == 2 ? "##" + name[1] : ""));
    }

    /** Returns the connectors; empty if JMX does not show them (yet). */
    List<Connector> connectors() {
        return Connectors.of(engine).list();
    }

    /** Returns whether the whole Tomcat service is on its way down. */
    boolean isStopping() {
        try {
            String state = text(new ObjectName(engine + ":type=Service"), "stateName");
            return state.startsWith("STOP") || state.startsWith("DESTROY");
        } catch (JMException e) {
            return false;
        }
    }

    /** Lets {@code task} run while requests still reach the web application, see {@link BeforeStop}. */
    Optional<BeforeStop> beforeStop(Runnable task) {
        try {
            return BeforeStop.of(module(), task);
        } catch (JMException e) {
            return Optional.empty(); // the engine's name is no domain
        }
    }

    private ObjectName module() throws JMException {
        return new ObjectName(
                engine + ":j2eeType=WebModule,name=" + webModule + ",J2EEApplication=none,J2EEServer=none");
    }

    /**
     * Returns whether requests reach the web application: while it starts or reloads, other requests are answered 404
     * in its place. True where JMX does not say.
     */
    boolean isServing() {
        try {
            ObjectName module = module();
            return !server.isRegistered(module) || text(module, "stateName").equals("STARTED");
        } catch (JMException e) {
            return true;
        }
    }

    private String text(ObjectName name, String attribute) throws JMException {
        try {
            Object value = server.getAttribute(name, attribute);
            return value == null ? "" : value.toString();
        } catch (AttributeNotFoundException e) {
            return "";
        }
    }
}
