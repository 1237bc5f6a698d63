package dev.rollcall.kit.servlet;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A connector of the own Tomcat, as JMX shows it.
 *
 * @param started whether it accepts; until then a call to it would hang, and be executed later
 * @param scheme what clients see, which a proxy may have changed
 * @param encrypted whether it speaks TLS itself
 * @param ajp whether it speaks no HTTP
 * @param address what it is bound to; empty: every address of the machine
 * @param port what it listens on; not positive until it listens
 * @param proxyName the host clients see, if a proxy is in front
 * @param proxyPort the port clients see; 0: the scheme's
 */
record Connector(
        boolean started,
        String scheme,
        boolean encrypted,
        boolean ajp,
        Optional<String> address,
        int port,
        Optional<String> proxyName,
        int proxyPort) {

    /** Returns the connectors of an engine; empty if JMX does not show them (yet). */
    static List<Connector> of(String engine) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<Connector> connectors = new ArrayList<>();
        try {
            Set<ObjectName> names = server.queryNames(new ObjectName(engine + ":type=Connector,*"), null);
            for (ObjectName name : names) {
                connectors.add(read(server, name));
            }
        } catch (JMException e) {
            return List.of(); // one is just being removed, or the engine's name is no domain: ask again later
        }
        return connectors;
    }

    /** Returns whether the engine's own service is on its way down. */
    static boolean isStopping(String engine) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            String state = text(server, new ObjectName(engine + ":type=Service"), "stateName");
            return state.startsWith("STOP") || state.startsWith("DESTROY");
        } catch (JMException e) {
            return false;
        }
    }

    private static Connector read(MBeanServer server, ObjectName name) throws JMException {
        String protocol = text(server, name, "protocol") + text(server, name, "protocolHandlerClassName");
        String bound = name.getKeyProperty("address");
        return new Connector(
                text(server, name, "stateName").equals("STARTED"),
                text(server, name, "scheme"),
                encrypted(server, name),
                protocol.toLowerCase(java.util.Locale.ROOT).contains("ajp"),
                Optional.ofNullable(bound).map(Connector::address).filter(a -> !isWildcard(a)),
                Math.max(number(server, name, "port"), number(server, name, "localPort")),
                Optional.of(text(server, name, "proxyName")).filter(n -> !n.isEmpty()),
                number(server, name, "proxyPort"));
    }

    private static boolean encrypted(MBeanServer server, ObjectName name) throws JMException {
        java.util.Hashtable<String, String> keys = name.getKeyPropertyList();
        keys.put("type", "ProtocolHandler");
        ObjectName handler = new ObjectName(name.getDomain(), keys);
        return server.isRegistered(handler)
                && text(server, handler, "sSLEnabled").equals("true");
    }

    private static String address(String key) {
        String text = key.startsWith("\"") ? ObjectName.unquote(key) : key;
        return text.substring(text.indexOf('/') + 1);
    }

    private static boolean isWildcard(String address) {
        return address.equals("0.0.0.0") || address.replaceAll("[0:]", "").isEmpty();
    }

    private static String text(MBeanServer server, ObjectName name, String attribute) throws JMException {
        try {
            Object value = server.getAttribute(name, attribute);
            return value == null ? "" : value.toString();
        } catch (AttributeNotFoundException e) {
            return "";
        }
    }

    private static int number(MBeanServer server, ObjectName name, String attribute) throws JMException {
        String text = text(server, name, attribute);
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
