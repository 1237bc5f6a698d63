package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Ports;
import dev.rollcall.kit.testing.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Connectors for the {@code server.xml} of a base from our template, instead of its own one. All are bound to loopback. */
public final class Connectors {
    private static final Pattern OWN = Pattern.compile("(?s)<Connector [^>]*rollcall\\.http\\.port[^>]*?/>");

    private final Path file;
    private final List<String> elements = new ArrayList<>();

    private Connectors(Path file) {
        this.file = file;
    }

    /** Begins with none. */
    public static Connectors of(Base base) {
        return new Connectors(base.directory().resolve("conf/server.xml"));
    }

    /** Adds one on a free port that speaks HTTP, with more attributes; returns the port. */
    public int plain(String more) {
        int port = Ports.free();
        add(port, more, "/>");
        return port;
    }

    /** Keeps the one of the template. */
    public Connectors own() {
        elements.add(ownOf(read(file)));
        return this;
    }

    /** Adds one whose port the system chooses. */
    public Connectors chosen() {
        add(0, "", "/>");
        return this;
    }

    /** Adds one on a free port that speaks no HTTP; returns the port. */
    public int ajp() {
        int port = Ports.free();
        elements.add("<Connector protocol=\"AJP/1.3\" address=\"127.0.0.1\" port=\"" + port
                + "\" secretRequired=\"false\"/>");
        return port;
    }

    /** Adds one on a free port that speaks TLS, with a certificate of an authority; returns the port. */
    public int encrypted(TestAuthority authority, Path store) {
        int port = Ports.free();
        add(port, "scheme=\"https\" secure=\"true\" SSLEnabled=\"true\"", """
                ><SSLHostConfig>
                  <Certificate certificateKeystoreFile="%s" certificateKeystorePassword="%s"/>
                </SSLHostConfig></Connector>""".formatted(store, authority.password()));
        return port;
    }

    private void add(int port, String more, String end) {
        elements.add("<Connector protocol=\"HTTP/1.1\" bindOnInit=\"false\" address=\"127.0.0.1\" port=\"%d\" %s %s"
                .formatted(port, more, end));
    }

    /** Writes them, in the order in which they were added. */
    public void write() {
        String xml = read(file);
        try {
            Files.writeString(file, xml.replace(ownOf(xml), String.join("\n    ", elements)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ownOf(String xml) {
        Matcher own = OWN.matcher(xml);
        if (!own.find()) {
            throw new IllegalStateException("no connector in " + xml);
        }
        return own.group();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
