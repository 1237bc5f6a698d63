package dev.rollcall.kit.servlet;

import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
        List<Connector> connectors = new ArrayList<>();
        try {
            Set<ObjectName> names = server.queryNames(new ObjectName(engine + ":type=Connector,*"), null);
            for (ObjectName name : names) {
                connectors.add(read(name));
            }
        } catch (JMException e) {
            return List.of(); // one is just being removed, or the engine's name is no domain: ask again later
        }
        return connectors;
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

    /**
     * Returns whether requests reach the web application: while it starts or reloads, others are answered 404 in its
     * place. True where JMX does not say.
     */
    boolean isServing() {
        try {
            ObjectName module = new ObjectName(
                    engine + ":j2eeType=WebModule,name=" + webModule + ",J2EEApplication=none,J2EEServer=none");
            return !server.isRegistered(module) || text(module, "stateName").equals("STARTED");
        } catch (JMException e) {
            return true;
        }
    }

    private Connector read(ObjectName name) throws JMException {
        String protocol = text(name, "protocol") + text(name, "protocolHandlerClassName");
        String bound = name.getKeyProperty("address");
        return new Connector(
                text(name, "stateName").equals("STARTED"),
                text(name, "scheme"),
                encrypted(name),
                protocol.toLowerCase(Locale.ROOT).contains("ajp"),
                Optional.ofNullable(bound).map(OwnTomcat::address).filter(a -> !isWildcard(a)),
                Math.max(number(name, "port"), number(name, "localPort")),
                Optional.of(text(name, "proxyName")).filter(n -> !n.isEmpty()),
                number(name, "proxyPort"));
    }

    private boolean encrypted(ObjectName name) throws JMException {
        Hashtable<String, String> keys = name.getKeyPropertyList();
        keys.put("type", "ProtocolHandler");
        ObjectName handler = new ObjectName(name.getDomain(), keys);
        return server.isRegistered(handler) && text(handler, "sSLEnabled").equals("true");
    }

    private static String address(String key) {
        String text = key.startsWith("\"") ? ObjectName.unquote(key) : key;
        return text.substring(text.indexOf('/') + 1);
    }

    private static boolean isWildcard(String address) {
        return address.equals("0.0.0.0") || address.replaceAll("[0:]", "").isEmpty();
    }

    private String text(ObjectName name, String attribute) throws JMException {
        try {
            Object value = server.getAttribute(name, attribute);
            return value == null ? "" : value.toString();
        } catch (AttributeNotFoundException e) {
            return "";
        }
    }

    private int number(ObjectName name, String attribute) throws JMException {
        String text = text(name, attribute);
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
