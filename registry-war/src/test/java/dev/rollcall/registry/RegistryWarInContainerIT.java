package dev.rollcall.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.testing.ContextDescriptor;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.roll.Origin;
import dev.rollcall.registry.roll.Registering;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.roll.RollConfig;
import dev.rollcall.registry.roll.RollLimits;
import java.io.File;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR on a real Tomcat, from inside, with its own classes and class loader. */
@ExtendWith(ArquillianExtension.class)
class RegistryWarInContainerIT {

    @Deployment
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/registry.war"))
                .addAsManifestResource(new StringAsset(ContextDescriptor.scanningEveryJar()), "context.xml");
    }

    @Test
    void theWebApplicationsLoaderIsUsed() {
        assertTrue(getClass().getClassLoader().getClass().getName().contains("ParallelWebappClassLoader"));
    }

    @Test
    void everyThreadOfTheRegistryIsNamedAndBelongsToIt() {
        Set<Thread> own = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() == getClass().getClassLoader())
                .filter(thread -> !thread.getName().startsWith("http-nio"))
                .collect(Collectors.toSet());

        assertTrue(own.stream().anyMatch(thread -> thread.getName().startsWith("rollcall-registry-rounds")));
        assertEquals(
                Set.of(),
                own.stream()
                        .map(Thread::getName)
                        .filter(name -> !name.startsWith("rollcall-"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theLogGoesToTheConsoleAndToTheLogService() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);

        assertEquals(
                Set.of("console", "rollcall"),
                context.getConfiguration().getRootLogger().getAppenders().keySet());
    }

    @Test
    void theRollWorksWithTheClassesOfTheWar() {
        SystemTime time = SystemTime.INSTANCE;
        RollConfig config = new RollConfig(
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                Duration.ofHours(24),
                new RollLimits(10, 10, 10, 1 << 20));
        Roll roll = new Roll("inside", config, time, time);
        Registration registration =
                Registration.of(new ServiceName("Inside"), URI.create("http://localhost:8080/inside"));

        Registering outcome =
                roll.register(registration, new Origin(false, InetAddress.getLoopbackAddress(), Map.of()));

        assertInstanceOf(Registering.Listed.class, outcome);
    }
}
