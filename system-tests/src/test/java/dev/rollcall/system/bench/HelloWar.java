package dev.rollcall.system.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A WAR with {@link HelloServlet} and {@link RelayServlet} and nothing else. */
final class HelloWar {
    static final String ADDRESS = "hello/hello";
    static final String RELAY = "hello/relay";

    private HelloWar() {}

    /** Puts it into {@code webapps} of a base that does not run. */
    static void into(Path base) throws IOException {
        Path webapps = Files.createDirectories(base.resolve("webapps"));
        try (var war = new ZipOutputStream(Files.newOutputStream(webapps.resolve("hello.war")))) {
            add(war, HelloServlet.class);
            add(war, RelayServlet.class);
        }
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
