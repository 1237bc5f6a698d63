package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.ServerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A certificate of a connector in {@code server.xml}; the attributes are Tomcat's.
 *
 * @param certificate {@code certificateFile}
 * @param key {@code certificateKeyFile}
 * @param store {@code certificateKeystoreFile}
 * @param storeType {@code certificateKeystoreType}
 * @param storePassword {@code certificateKeystorePassword}
 * @param passwordFile {@code certificateKeystorePasswordFile}, which holds the password in its place
 * @param name under which others know it
 */
record TlsConnector(
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> store,
        String storeType,
        String storePassword,
        Optional<Path> passwordFile,
        Optional<String> name) {
    private static final String DEFAULT_PASSWORD = "changeit";
    private static final String NOBODY_ELSES = "0\\.0\\.0\\.0|::|127\\..*|::1|localhost";

    /**
     * Reads the certificates of a {@code server.xml}.
     *
     * @param root where relative names start
     * @param host {@code rollcall.host}
     * @param resolve replaces references to properties
     */
    static List<TlsConnector> read(Path server, Path root, Optional<String> host, UnaryOperator<String> resolve) {
        List<TlsConnector> all = new ArrayList<>();
        for (Element connector : ServerFile.elements(new ServerFile(server).root(), "Connector")) {
            if (resolve.apply(connector.getAttribute("SSLEnabled")).equalsIgnoreCase("true")) {
                for (Element certificate : ServerFile.elements(connector, "Certificate")) {
                    all.add(of(certificate, root, name(connector, host, resolve), resolve));
                }
            }
        }
        return all;
    }

    private static TlsConnector of(
            Element certificate, Path root, Optional<String> name, UnaryOperator<String> resolve) {
        return new TlsConnector(
                file(certificate, "certificateFile", root, resolve),
                file(certificate, "certificateKeyFile", root, resolve),
                file(certificate, "certificateKeystoreFile", root, resolve),
                text(certificate, "certificateKeystoreType", resolve).orElse("JKS"),
                text(certificate, "certificateKeystorePassword", resolve).orElse(DEFAULT_PASSWORD),
                file(certificate, "certificateKeystorePasswordFile", root, resolve),
                name);
    }

    /** Returns what a service registers, as the kit finds it: the proxy, else what was set, else the address. */
    private static Optional<String> name(Element connector, Optional<String> host, UnaryOperator<String> resolve) {
        return text(connector, "proxyName", resolve)
                .or(() -> host)
                .or(() -> text(connector, "address", resolve).filter(address -> !address.matches(NOBODY_ELSES)));
    }

    private static Optional<Path> file(Element element, String attribute, Path root, UnaryOperator<String> resolve) {
        return text(element, attribute, resolve).map(root::resolve);
    }

    private static Optional<String> text(Element element, String attribute, UnaryOperator<String> resolve) {
        return Optional.of(resolve.apply(element.getAttribute(attribute))).filter(text -> !text.isBlank());
    }

    /** Returns the password of the store: the first line of its file, as Tomcat reads it, if there is such a file. */
    String password() throws IOException {
        if (passwordFile.isEmpty()) {
            return storePassword;
        }
        try (Stream<String> lines = Files.lines(passwordFile.get())) {
            return lines.findFirst().orElse("");
        }
    }
}
