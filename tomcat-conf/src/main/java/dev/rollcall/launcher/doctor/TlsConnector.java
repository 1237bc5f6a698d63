package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A certificate of a connector in {@code server.xml}; the attributes are Tomcat's.
 *
 * @param certificate {@code certificateFile}
 * @param key {@code certificateKeyFile}
 * @param store {@code certificateKeystoreFile}
 * @param storeType {@code certificateKeystoreType}
 * @param storePassword {@code certificateKeystorePassword}
 * @param names under which others know it: {@code proxyName}, and the address it listens on
 */
record TlsConnector(
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> store,
        String storeType,
        String storePassword,
        List<String> names) {

    /**
     * Reads them.
     *
     * @param root where relative names begin
     * @param resolve replaces references to properties
     */
    static List<TlsConnector> read(Path server, Path root, UnaryOperator<String> resolve) {
        List<TlsConnector> all = new ArrayList<>();
        for (Element connector : elements(parse(server), "Connector")) {
            if (resolve.apply(connector.getAttribute("SSLEnabled")).equalsIgnoreCase("true")) {
                for (Element certificate : elements(connector, "Certificate")) {
                    all.add(of(connector, certificate, root, resolve));
                }
            }
        }
        return all;
    }

    private static TlsConnector of(Element connector, Element certificate, Path root, UnaryOperator<String> resolve) {
        List<String> names = new ArrayList<>();
        for (String attribute : List.of("proxyName", "address")) {
            String name = resolve.apply(connector.getAttribute(attribute));
            if (!name.isEmpty() && !name.matches("0\\.0\\.0\\.0|::|127\\..*|::1|localhost")) {
                names.add(name);
            }
        }
        String type = certificate.getAttribute("certificateKeystoreType");
        return new TlsConnector(
                file(certificate, "certificateFile", root, resolve),
                file(certificate, "certificateKeyFile", root, resolve),
                file(certificate, "certificateKeystoreFile", root, resolve),
                type.isEmpty() ? "JKS" : type,
                resolve.apply(certificate.getAttribute("certificateKeystorePassword")),
                names);
    }

    private static Optional<Path> file(Element element, String attribute, Path root, UnaryOperator<String> resolve) {
        return Optional.of(resolve.apply(element.getAttribute(attribute)))
                .filter(text -> !text.isBlank())
                .map(root::resolve);
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Element parse(Path server) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(server.toFile()).getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw FailureException.because(server + " cannot be read: " + e.getMessage());
        }
    }
}
