package dev.rollcall.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ContextDescriptor;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.log.store.EventCursor;
import dev.rollcall.log.store.LineFormat;
import dev.rollcall.log.store.SegmentReader;
import dev.rollcall.log.store.StoredEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR on a real Tomcat, from inside: what it logs itself, with its own Log4j. */
@ExtendWith(ArquillianExtension.class)
class LogWarInContainerIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Deployment
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/log.war"))
                .addAsManifestResource(new StringAsset(ContextDescriptor.scanningEveryJar()), "context.xml")
                .addClasses(Eventually.class, Eventually.Check.class, Eventually.Question.class);
    }

    @Test
    void theWebApplicationsLoaderIsUsed() {
        assertTrue(getClass().getClassLoader().getClass().getName().contains("ParallelWebappClassLoader"));
    }

    @Test
    void whatIsLoggedInsideIsStoredOnceAndOnOneLine() throws IOException {
        Logger logger = LogManager.getLogger("inside");
        String mark = UUID.randomUUID().toString();
        String later = UUID.randomUUID().toString();

        logger.warn("first line {}\nsecond line", mark);
        Eventually.isTrue(SOON, "the event is stored", () -> linesWith(mark).size() > 0);
        logger.info("later {}", later);
        Eventually.isTrue(
                SOON, "the next event is stored", () -> linesWith(later).size() > 0);

        List<String> lines = linesWith(mark);
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).contains("\tLogService\tWARN\tsigned\t"), lines.get(0));
        assertTrue(lines.get(0).endsWith("\tfirst line " + mark + "\\nsecond line"), lines.get(0));
    }

    private static List<String> linesWith(String mark) throws IOException {
        List<String> lines = new ArrayList<>();
        EventCursor events =
                SegmentReader.read(Path.of(System.getProperty("catalina.base"), "data", "log", "segments"));
        for (StoredEvent event = events.next(); event != null; event = events.next()) {
            StringBuilder line = new StringBuilder();
            LineFormat.write(event.record(), line);
            if (line.indexOf(mark) >= 0) {
                lines.add(line.toString().stripTrailing());
            }
        }
        return lines;
    }
}
