package dev.rollcall.system.bench;

import dev.rollcall.kit.testing.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A WAR with {@link HelloServlet} and {@link RelayServlet} and nothing else. */
final class HelloWar {
    static final String ADDRESS = "hello/hello";
    static final String RELAY = "hello/relay";

    /** Tomcat looks for new WARs every ten seconds. */
    private static final Duration DEPLOYED = Duration.ofSeconds(30);

    private HelloWar() {}

    /** Deploys it in the Tomcat that runs on a base, and waits until it answers. */
    static void deploy(Path base, URI hello) throws IOException {
        Path file = base.resolve("hello.war");
        try (var war = new ZipOutputStream(Files.newOutputStream(file))) {
            add(war, HelloServlet.class);
            add(war, RelayServlet.class);
        }
        // Whole at once: Tomcat takes what it finds.
        Files.move(file, base.resolve("webapps/hello.war"), StandardCopyOption.ATOMIC_MOVE);
        Eventually.passes(DEPLOYED, () -> Call.get(hello, Map.of()).send());
    }

    private static void add(ZipOutputStream war, Class<?> servlet) throws IOException {
        String name = servlet.getName().replace('.', '/') + ".class";
        try (InputStream code = servlet.getResourceAsStream("/" + name)) {
            war.putNextEntry(new ZipEntry("WEB-INF/classes/" + name));
            code.transferTo(war);
            war.closeEntry();
        }
    }
}
