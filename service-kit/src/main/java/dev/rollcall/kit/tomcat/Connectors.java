package dev.rollcall.kit.tomcat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The connectors of one engine of this JVM's Tomcat, or of all. Thread-safe. */
public final class Connectors {

    private static final Set<String> STARTING = Set.of("STARTING_PREP", "STARTING");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final String domain;

    private Connectors(String domain) {
        this.domain = domain;
    }

    /** Returns those of an engine; its name is the domain of its MBeans. */
    public static Connectors of(String engine) {
        return new Connectors(engine);
    }

    /** Returns those of every engine. */
    public static Connectors ofAllEngines() {
        return new Connectors("*");
    }

    /**
     * Returns the connectors as they are now; empty if JMX does not show them (yet). They are started one after the other:
     * none counts as started before all are, so that the first is not chosen for want of a better one.
     */
    public List<Connector> list() {
        List<Connector> connectors = new ArrayList<>();
        try {
            Set<ObjectName> names = server.queryNames(new ObjectName(domain + ":type=Connector,*"), null);
            Set<String> starting = startingServices(names); // before any connector: the last may start meanwhile
            for (ObjectName name : names) {
                connectors.add(read(name, starting.contains(name.getDomain())));
            }
        } catch (JMException e) {
            return List.of(); // one is just being removed, or the engine's name is no domain: ask again later
        }
        return connectors;
    }

    /**
     * Returns where {@code path} of this Tomcat is called from this machine, without TLS if there is a choice; empty until a
     * connector accepts.
     *
     * @param host the name in the certificate of those that speak TLS; empty: the address they are bound to
     */
    public static Optional<URI> here(List<Connector> connectors, Optional<String> host, String path) {
        return connectors.stream()
                .filter(Connector::usable)
                .min(Comparator.comparing(Connector::encrypted).thenComparing(Connector::port))
                .map(connector -> host.filter(name -> connector.encrypted())
                        .map(name -> connector.named(name, path))
                        .orElseGet(() -> connector.here(path)));
    }

    private Connector read(ObjectName name, boolean serviceStarting) throws JMException {
        String protocol = text(name, "protocol") + text(name, "protocolHandlerClassName");
        String bound = name.getKeyProperty("address");
        return new Connector(
                text(name, "stateName").equals("STARTED") && !serviceStarting,
                text(name, "scheme"),
                encrypted(name),
                protocol.toLowerCase(Locale.ROOT).contains("ajp"),
                Optional.ofNullable(bound).map(Connectors::address).filter(a -> !isWildcard(a)),
                Math.max(number(name, "port"), number(name, "localPort")),
                Optional.of(text(name, "proxyName")).filter(n -> !n.isEmpty()),
                number(name, "proxyPort"));
    }

    /** Returns the domains of those connectors whose service starts. */
    private Set<String> startingServices(Set<ObjectName> connectors) throws JMException {
        Set<String> starting = new HashSet<>();
        for (ObjectName connector : connectors) {
            ObjectName service = new ObjectName(connector.getDomain() + ":type=Service");
            if (server.isRegistered(service) && STARTING.contains(text(service, "stateName"))) {
                starting.add(connector.getDomain());
            }
        }
        return starting;
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
