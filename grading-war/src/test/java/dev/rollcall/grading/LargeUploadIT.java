package dev.rollcall.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.http.Callers;
import dev.rollcall.grading.http.api.Upload;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A gibibyte for the real WAR on a real Tomcat, whose heap has a quarter of that. {@code UploadTest} says how early it is
 * refused.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LargeUploadIT {
    private static final Path TOMCAT = Path.of("target", "arquillian-base");
    private static final int MIB = 1 << 20;

    /** Logs, and the file of the database. */
    private static final int LITTLE_MIB = 16;

    @ArquillianResource
    URI base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/grading.war"));
    }

    private Upload.Outcome send(String method, String address, String type, String head) throws IOException {
        Callers callers = new Callers(MasterKey.load(TOMCAT.resolve("data")).orElseThrow());
        long before = bytes();

        Upload.Outcome outcome = new Upload(method, type, head)
                .send(base.resolve("api/v1/" + address), callers.person("root", "admin"), -1, Upload.GIBIBYTE);

        // What is removed meanwhile has no size.
        Eventually.passes(Duration.ofSeconds(10), () -> {
            long left = (bytes() - before) / MIB;
            assertTrue(left < LITTLE_MIB, left + " MiB are left on the disk");
        });
        assertEquals(
                200,
                Http.get(base.resolve("rollcall/heartbeat"), "Authorization", callers.service(ServiceName.REGISTRY))
                        .statusCode());
        return outcome;
    }

    private static long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(TOMCAT)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(LargeUploadIT::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireRefused(int status, Upload.Outcome outcome) {
        assertTrue(outcome.answer().isEmpty() || outcome.answer().startsWith("HTTP/1.1 " + status), outcome::toString);
        assertTrue(outcome.sent() < Upload.GIBIBYTE / 8, outcome::toString);
    }

    @Test
    void noFileOfAClassHasAGibibyte() throws IOException {
        requireRefused(413, send("POST", "classes/tutorial/imports", "text/csv", "Student ID"));
    }

    @Test
    void noArchiveOfOneRosterHasAGibibyte() throws IOException {
        requireRefused(413, send("POST", "oneroster/imports", "application/zip", "PK"));
    }

    @Test
    void whatIsNoArchiveOfTheGradeBookIsNotTaken() throws IOException {
        requireRefused(422, send("PUT", "archive", "application/zip", "No."));
    }

    /** It is written to the disk, looked at there, and removed. */
    @Test
    @EnabledIfSystemProperty(named = "rollcall.scale", matches = "[2-9]|[1-9][0-9]+")
    void whatBeginsLikeOneIsRefusedOnceItHasArrived() throws IOException {
        Upload.Outcome outcome = send("PUT", "archive", "application/zip", "PK");

        assertEquals(Upload.GIBIBYTE, outcome.sent());
        assertTrue(outcome.answer().startsWith("HTTP/1.1 422"), outcome::toString);
    }
}
