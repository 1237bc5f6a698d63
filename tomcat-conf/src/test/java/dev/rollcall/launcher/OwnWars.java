package dev.rollcall.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** WARs as a user drops them in, good and broken ones. */
final class OwnWars {
    private static final String LISTENER = """
            public class Start implements jakarta.servlet.ServletContextListener {
                @Override
                public void contextInitialized(jakarta.servlet.ServletContextEvent event) {
                    throw new IllegalStateException("cannot begin", new java.io.IOException("no database"));
                }
            }
            """;

    private final Path webapps;
    private final Path scratch;

    /**
     * Puts WARs into a directory.
     *
     * @param scratch a directory for what they are made of
     */
    OwnWars(Path webapps, Path scratch) throws IOException {
        this.webapps = Files.createDirectories(webapps);
        this.scratch = Files.createDirectories(scratch);
    }

    /** Puts one there that starts. */
    void good(String name) throws IOException {
        drop(name, webXml("<display-name>good</display-name>"), List.of());
    }

    /** Puts one there whose listener throws. */
    void throwing(String name) throws IOException {
        Path classes = scratch.resolve("classes");
        FakeClasses.compile(
                classes,
                "shop.Start",
                LISTENER,
                Launched.HOME.resolve("tomcat/lib/servlet-api.jar").toString());
        drop(name, webXml(listener("shop.Start")), List.of(classes.resolve("shop/Start.class")));
    }

    /** Puts one there whose listener it lacks. */
    void lackingAClass(String name) throws IOException {
        drop(name, webXml(listener("shop.Absent")), List.of());
    }

    /** Puts one there whose description is no XML. */
    void malformed(String name) throws IOException {
        drop(name, "<web-app><oops>", List.of());
    }

    /** Puts one there that is not even an archive. */
    void noArchive(String name) throws IOException {
        Files.writeString(webapps.resolve(name), "not a zip");
    }

    private static String webXml(String content) {
        return "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'>" + content + "</web-app>";
    }

    private static String listener(String name) {
        return "<listener><listener-class>" + name + "</listener-class></listener>";
    }

    /** It has its name once it is complete. */
    private void drop(String name, String webXml, List<Path> classes) throws IOException {
        Path draft = scratch.resolve(name);
        try (OutputStream file = Files.newOutputStream(draft);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            zip.write(webXml.getBytes(StandardCharsets.UTF_8));
            for (Path one : classes) {
                zip.putNextEntry(new ZipEntry("WEB-INF/classes/shop/" + one.getFileName()));
                zip.write(Files.readAllBytes(one));
            }
        }
        Files.move(draft, webapps.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
