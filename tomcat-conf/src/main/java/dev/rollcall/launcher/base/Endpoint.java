package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Where Tomcat will answer: the first HTTP connector of its {@code server.xml}, which is the user's to edit.
 *
 * @param scheme {@code http} or {@code https}
 * @param address the address to bind, or an empty text for all
 * @param port between 1 and 65535
 */
public record Endpoint(String scheme, String address, int port) {

    /**
     * Reads {@code server.xml}.
     *
     * @throws FailureException if it cannot be read or does not name a port
     */
    public static Endpoint read(Path conf, BaseSettings settings) {
        Path file = conf.resolve("server.xml");
        try {
            Element server = parse(file);
            int offset = number(file, "portOffset", settings.resolve(attribute(server, "portOffset", "0")));
            NodeList connectors = server.getElementsByTagName("Connector");
            for (int i = 0; i < connectors.getLength(); i++) {
                Element connector = (Element) connectors.item(i);
                if (!attribute(connector, "protocol", "HTTP/1.1")
                        .toUpperCase(Locale.ROOT)
                        .contains("AJP")) {
                    return read(file, connector, settings, offset);
                }
            }
            throw FailureException.because(file + " has no HTTP connector.");
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw FailureException.because(file + " cannot be read: " + e.getMessage());
        }
    }

    private static Element parse(Path file) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(file.toFile()).getDocumentElement();
    }

    private static Endpoint read(Path file, Element connector, BaseSettings settings, int offset) {
        int configured = number(file, "port", settings.resolve(attribute(connector, "port", "8080")));
        int port = configured + offset;
        if (configured == 0 || port > 65535) {
            throw FailureException.because(file + " sets port " + (configured == 0 ? 0 : port)
                    + ": Rollcall must know its port, a number between 1 and 65535.");
        }
        String tls = settings.resolve(attribute(connector, "SSLEnabled", "false"));
        String address = settings.resolve(attribute(connector, "address", ""));
        return new Endpoint(Boolean.parseBoolean(tls) ? "https" : "http", address, port);
    }

    private static String attribute(Element element, String name, String fallback) {
        return element.hasAttribute(name) ? element.getAttribute(name) : fallback;
    }

    private static int number(Path file, String name, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw FailureException.because(file + " sets " + name + " to " + text + ", which is not a number.");
        }
    }

    /**
     * Checks that nobody else listens there.
     *
     * @throws FailureException if it is taken, or may not be used
     */
    public void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("in use")) {
                throw FailureException.because("Port " + port + " is taken by another program: end that, or choose"
                        + " another port with --port-offset.");
            }
            throw FailureException.because("Rollcall cannot listen on port " + port
                    + (address.isEmpty() ? "" : " of " + address) + ": " + message + ".");
        }
    }

    /** Returns how a process of this machine reaches it, with a slash at the end. */
    public URI here() {
        return URI.create(scheme + "://" + bracketed(isWildcard() ? "127.0.0.1" : address) + ":" + port + "/");
    }

    /** Returns what a person types into a browser, with a slash at the end. */
    public URI shown() {
        return URI.create(
                scheme + "://" + bracketed(isWildcard() || isLoopback() ? "localhost" : address) + ":" + port + "/");
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private boolean isWildcard() {
        return address.isEmpty() || resolved().isAnyLocalAddress();
    }

    private boolean isLoopback() {
        return resolved().isLoopbackAddress();
    }

    private InetAddress resolved() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw FailureException.because("The address " + address + " of the connector is not known.");
        }
    }
}
