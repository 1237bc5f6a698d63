package dev.rollcall.launcher.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.state.ContextsFile;
import dev.rollcall.launcher.state.TomcatContexts;
import dev.rollcall.launcher.state.TomcatContexts.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextWatchTest {
    private static final long PID = 17;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant BEGIN = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path root;

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private ContextsFile file;
    private ContextWatch watch;

    /** What Tomcat shows of a web application, as far as it is looked at. */
    public interface ModuleMBean {
        /** Returns the state. */
        String getstateName();
    }

    @BeforeEach
    void begin() {
        file = ContextsFile.in(new CatalinaBase(root));
        watch = new ContextWatch(file, PID, ZONE, now::get);
    }

    @Test
    void whatIsThereIsWrittenWithTheTimeSinceWhenItMayBeSo() throws Exception {
        deploy("//localhost/", "STARTED");
        deploy("//localhost/##2", "STARTED");
        deploy("//localhost/shop", "STOPPED");
        deploy("//localhost/shop/eu##2", "FAILED");

        lookAfter(3);

        assertEquals(
                seen(
                        new Context("", "STARTED", BEGIN),
                        new Context("##2", "STARTED", BEGIN),
                        new Context("/shop", "STOPPED", BEGIN),
                        new Context("/shop/eu##2", "FAILED", BEGIN)),
                file.read());
    }

    @Test
    void changeHappenedAfterTheLookBefore() throws Exception {
        deploy("//localhost/library", "STARTED");
        deploy("//localhost/shop", "STARTED");
        lookAfter(3);
        states.put("//localhost/shop", "STOPPED");
        lookAfter(1);
        lookAfter(1);

        assertEquals(
                seen(new Context("/library", "STARTED", BEGIN), new Context("/shop", "STOPPED", BEGIN.plusSeconds(3))),
                file.read());
    }

    @Test
    void statesOnTheWayChangeNothingOfWhenItWasLastServed() throws Exception {
        deploy("//localhost/shop", "STARTED");
        lookAfter(1);
        for (String state : List.of("STOPPED", "STARTING", "FAILED", "STOPPED")) {
            states.put("//localhost/shop", state);
            lookAfter(1);
        }

        assertEquals(seen(new Context("/shop", "STOPPED", BEGIN.plusSeconds(1))), file.read());
    }

    @Test
    void nothingIsWrittenUnlessSomethingChanges() throws Exception {
        lookAfter(1);
        assertFalse(Files.exists(file.file()));
        deploy("//localhost/shop", "STARTED");
        lookAfter(1);
        Files.delete(file.file());
        lookAfter(1);

        assertFalse(Files.exists(file.file()));
    }

    @Test
    void whatIsUndeployedGoes() throws Exception {
        deploy("//localhost/shop", "STARTED");
        lookAfter(1);
        server.unregisterMBean(name("//localhost/shop"));
        lookAfter(1);

        assertEquals(seen(), file.read());
    }

    @Test
    void contextThatDoesNotTellIsLeftOut() throws Exception {
        deploy("//localhost/shop", "STARTED");
        deploy("//localhost/vanishing", "STARTED");
        states.remove("//localhost/vanishing");

        lookAfter(1);

        assertEquals(seen(new Context("/shop", "STARTED", BEGIN)), file.read());
    }

    @Test
    void contextsOfOtherHostsAreLeftOut() throws Exception {
        deploy("//localhost/shop", "STARTED");
        deploy("//shop.example/shop", "STOPPED");
        deploy("//shop.example/other", "FAILED");

        lookAfter(1);

        assertEquals(seen(new Context("/shop", "STARTED", BEGIN)), file.read());
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() throws Exception {
        Files.createDirectories(file.file().resolve("in the way"));
        deploy("//localhost/shop", "STARTED");
        lookAfter(1);
        Files.delete(file.file().resolve("in the way"));
        Files.delete(file.file());
        lookAfter(1);

        assertEquals(seen(new Context("/shop", "STARTED", BEGIN)), file.read());
    }

    private static Optional<TomcatContexts> seen(Context... contexts) {
        return Optional.of(new TomcatContexts(PID, ZONE, List.of(contexts)));
    }

    private void lookAfter(int seconds) throws IOException {
        now.updateAndGet(time -> time.plusSeconds(seconds));
        watch.look(server);
    }

    private void deploy(String name, String state) throws Exception {
        states.put(name, state);
        ModuleMBean module =
                () -> Optional.ofNullable(states.get(name)).orElseThrow(() -> new IllegalStateException("it is gone"));
        server.registerMBean(new StandardMBean(module, ModuleMBean.class), name(name));
    }

    private static ObjectName name(String name) throws Exception {
        return new ObjectName("Catalina:j2eeType=WebModule,name=" + name + ",J2EEApplication=none,J2EEServer=none");
    }
}
