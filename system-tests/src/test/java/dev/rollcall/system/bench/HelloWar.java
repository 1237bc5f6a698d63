package dev.rollcall.system.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A WAR with {@link HelloServlet} and nothing else. */
final class HelloWar {
    static final String ADDRESS = "hello/hello";

    private HelloWar() {}

    /** Puts it into {@code webapps} of a base that does not run. */
    static void into(Path base) throws IOException {
        String name = HelloServlet.class.getName().replace('.', '/') + ".class";
        Path webapps = Files.createDirectories(base.resolve("webapps"));
        try (InputStream code = HelloServlet.class.getResourceAsStream("/" + name);
                var war = new ZipOutputStream(Files.newOutputStream(webapps.resolve("hello.war")))) {
            war.putNextEntry(new ZipEntry("WEB-INF/classes/" + name));
            code.transferTo(war);
            war.closeEntry();
        }
    }
}
