package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** {@code server.xml} as Tomcat will read it; it is the user's to edit. */
public record ServerFile(Path file) {
    private static final int HIGHEST_PORT = 65535;
    private static final Pattern KEY = Pattern.compile("\\$\\{(rollcall\\.[^}]+?)(?::-[^}]*)?}");

    /**
     * Returns where Tomcat will answer HTTP, unencrypted connectors first; AJP is left out.
     *
     * @throws FailureException if the file cannot be read, or names no such port
     */
    List<Endpoint> endpoints(BaseSettings settings) {
        Element server = root();
        long offset = number("portOffset", settings.resolve(attribute(server, "portOffset", "0")));
        List<Endpoint> endpoints = new ArrayList<>();
        for (Element connector : elements(server, "Connector")) {
            String protocol = attribute(connector, "protocol", "HTTP/1.1").toUpperCase(Locale.ROOT);
            if (!protocol.contains("AJP")) {
                endpoints.add(endpoint(connector, settings, offset));
            }
        }
        endpoints.sort(Comparator.comparing(Endpoint::isEncrypted));
        if (endpoints.isEmpty()) {
            throw FailureException.because(file + " has no HTTP connector.");
        }
        return List.copyOf(endpoints);
    }

    /** Returns the settings of Rollcall that the file refers to: ASCII names, in any encoding. */
    public Set<String> keys() {
        try {
            Set<String> keys = new TreeSet<>();
            Matcher matcher = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                keys.add(matcher.group(1));
            }
            return keys;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private FailureException unreadable(IOException e) {
        return FailureException.because(file + " cannot be read: " + Reason.of(e) + ".");
    }

    /**
     * Returns the root element.
     *
     * @throws FailureException if the file cannot be read
     */
    public Element root() {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(in, file.toUri().toString()).getDocumentElement();
        } catch (IOException e) {
            throw unreadable(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw FailureException.because(file + " cannot be read: " + e.getMessage());
        }
    }

    /** Returns the elements of a name anywhere inside another element. */
    public static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private Endpoint endpoint(Element connector, BaseSettings settings, long offset) {
        int configured = number("port", settings.resolve(attribute(connector, "port", "8080")));
        long port = configured + offset;
        if (configured < 1 || port < 1 || port > HIGHEST_PORT) {
            throw FailureException.because(file + " sets port " + configured + (offset == 0 ? "" : moved(port, offset))
                    + ": Rollcall must know its port, a number between 1 and " + HIGHEST_PORT + ".");
        }
        String tls = settings.resolve(attribute(connector, "SSLEnabled", "false"));
        String address = settings.resolve(attribute(connector, "address", ""));
        return new Endpoint(Boolean.parseBoolean(tls) ? "https" : "http", address, (int) port);
    }

    private static String moved(long port, long offset) {
        return ", and --port-offset, or portOffset there, adds " + offset + " to it, which makes " + port;
    }

    private static String attribute(Element element, String name, String fallback) {
        return element.hasAttribute(name) ? element.getAttribute(name) : fallback;
    }

    private int number(String name, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw FailureException.because(file + " sets " + name + " to " + text + ", which is not a number.");
        }
    }
}
