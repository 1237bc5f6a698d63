package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.InMemoryRegistry;
import dev.rollcall.kit.registry.Registrar.State;
import dev.rollcall.kit.registry.RegistryServlet;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Eventually;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.catalina.Context;
import org.apache.catalina.Host;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users' web applications beside the registry on one Tomcat that knows nothing of Rollcall. */
class ParallelVersionsTest {

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final AtomicReference<Host> host = new AtomicReference<>();

    @TempDir
    Path data;

    @Test
    void theNewerIsListedAndTheOlderTakesOverWhenItLeaves() throws Exception {
        try (EmbeddedTomcat tomcat = start()) {
            AtomicReference<ServletContext> first = new AtomicReference<>();
            deploy("001", first);
            await(first, State.REGISTERED);
            assertEquals(tomcat.port(), registry.listed().get(0).url().getPort());
            assertEquals("/app", registry.listed().get(0).url().getPath());

            AtomicReference<ServletContext> second = new AtomicReference<>();
            StandardContext newer = deploy("002", second);
            await(second, State.REGISTERED);
            await(first, State.SUPERSEDED);
            assertEquals(1, registry.listed().size());
            assertTrue(Files.isDirectory(data.resolve("kit/app##001")));
            assertTrue(Files.isDirectory(data.resolve("kit/app##002")));

            undeploy(newer);
            await(first, State.REGISTERED);
            assertEquals(1, registry.listed().size());
            long registrations = registry.heard().stream()
                    .filter(h -> h.startsWith("register"))
                    .count();
            assertTrue(registrations <= 4, registry.heard().toString());
        }
    }

    @Test
    void aStoppingTomcatTellsItsOwnRegistryWhileThatStillAnswers() throws Exception {
        EmbeddedTomcat tomcat = start();
        AtomicReference<ServletContext> context = new AtomicReference<>();
        deploy("", context);
        await(context, State.REGISTERED);

        long begin = System.nanoTime();
        tomcat.close();

        assertTrue(System.nanoTime() - begin < 3_000_000_000L);
        assertEquals(
                1,
                registry.heard().stream()
                        .filter(h -> h.startsWith("deregister"))
                        .count());
    }

    private EmbeddedTomcat start() throws IOException {
        MasterKey.loadOrCreate(data);
        return EmbeddedTomcat.start("/registry", app -> {
            KitTomcat.nameEngine(app);
            host.set((Host) app.context().getParent());
            app.servlet("/services/*", new RegistryServlet(registry));
        });
    }

    private StandardContext deploy(String version, AtomicReference<ServletContext> holder) {
        return KitTomcat.add(host.get(), "/app", version, data, (Context context) -> {
            KitTomcat.parameter(context, "rollcall.data.dir", data.toString());
            KitTomcat.parameter(context, "rollcall.service.name", "App");
            context.addServletContainerInitializer((classes, servletContext) -> holder.set(servletContext), null);
            context.addApplicationListener(ServiceListener.class.getName());
        });
    }

    private void undeploy(StandardContext context) throws LifecycleException {
        context.stop();
        context.destroy();
        host.get().removeChild(context);
    }

    private static void await(AtomicReference<ServletContext> context, State state) {
        Eventually.passes(
                KitTomcat.SOON,
                () -> assertEquals(state, Service.of(context.get()).state()));
    }
}
