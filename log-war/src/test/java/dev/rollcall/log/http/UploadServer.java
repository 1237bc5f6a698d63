package dev.rollcall.log.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.servlet.ProblemFilter;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.search.EventIndex;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.SegmentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The log service in a JVM of its own, so that a test can give it little memory. Takes the folder for its segments and its key; prints its
 * port; ends with its standard input.
 */
final class UploadServer {

    private UploadServer() {}

    public static void main(String[] arguments) throws IOException {
        SystemTime time = SystemTime.INSTANCE;
        Path folder = Path.of(arguments[0]);
        TokenGuard guard = new TokenGuard(
                ServiceName.LOG, new Tokens(MasterKey.loadOrCreate(folder), time), time, Settings.of(Map.of()));
        try (Json json = new Json();
                SegmentStore store = SegmentStore.open(
                        folder.resolve("segments"),
                        Fixtures.keepingAll(),
                        new SegmentStore.Surroundings(time, time, Timer.NONE));
                Reading reading = new Reading(json, guard, store, EventIndex.NONE, time);
                EmbeddedTomcat tomcat = EmbeddedTomcat.start(app -> app.filter(new ProblemFilter())
                        .servlet("/log", new LogServlet(json, guard, new Ingest(store, time), reading.log())))) {
            System.out.println(tomcat.port());
            while (System.in.read() >= 0) {
                // Until the test lets go.
            }
        }
    }
}
