package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.registry.InMemoryRegistry;
import dev.rollcall.kit.registry.RegistryServlet;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.tomcat.BeforeStop;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.catalina.Host;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A web application says goodbye while its requests still reach it. */
class LeavingTest {

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final List<Integer> duringGoodbye = new CopyOnWriteArrayList<>();
    private final AtomicReference<Host> host = new AtomicReference<>();
    private EmbeddedTomcat registryTomcat;
    private EmbeddedTomcat tomcat;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws IOException {
        MasterKey.loadOrCreate(data);
        registryTomcat = EmbeddedTomcat.start("/registry", app -> {
            KitTomcat.nameEngine(app);
            app.filter(new AsksWhoLeaves());
            app.servlet("/services/*", new RegistryServlet(registry));
        });
        tomcat = EmbeddedTomcat.start("/other", app -> {
            KitTomcat.nameEngine(app);
            host.set((Host) app.context().getParent());
        });
    }

    @AfterEach
    void stop() {
        tomcat.close();
        registryTomcat.close();
    }

    /** When somebody says goodbye, looks whether it still answers. */
    private final class AsksWhoLeaves extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getMethod().equals("DELETE")) {
                duringGoodbye.add(Http.get(heartbeat()).statusCode());
            }
            chain.doFilter(request, response);
        }
    }

    private URI heartbeat() {
        return URI.create("http://127.0.0.1:" + tomcat.port() + "/app/rollcall/heartbeat");
    }

    private StandardContext deploy() {
        StandardContext app = KitTomcat.add(host.get(), "/app", "", data, (Context context) -> {
            KitTomcat.parameter(context, "rollcall.data.dir", data.toString());
            KitTomcat.parameter(
                    context, "rollcall.registry.url", registryTomcat.uri("").toString());
            KitTomcat.parameter(context, "rollcall.service.name", "App");
            context.addApplicationListener(ServiceListener.class.getName());
        });
        Eventually.isTrue(KitTomcat.SOON, "listed", () -> registry.listed().size() == 1);
        return app;
    }

    @Test
    void anUndeployedOneAnswersUntilTheRegistryHasHeardIt() throws Exception {
        StandardContext app = deploy();

        app.stop();

        assertEquals(List.of(200), duringGoodbye);
        assertEquals(List.of(), registry.listed());
        assertEquals(404, Http.get(heartbeat()).statusCode());
    }

    @Test
    void oneWhoseTomcatStopsAnswersUntilTheRegistryHasHeardIt() {
        deploy();

        tomcat.close();

        assertEquals(List.of(200), duringGoodbye);
        assertEquals(List.of(), registry.listed());
    }

    @Test
    void anErrorBeforeTheStopDoesNotKeepTomcatFromTheStop() throws Exception {
        StandardContext app = deploy();
        BeforeStop hook = BeforeStop.of(app.getObjectName(), () -> {
                    throw new NoClassDefFoundError("the test wants it");
                })
                .orElseThrow();

        app.stop();

        hook.close();
        assertEquals(LifecycleState.STOPPED, app.getState());
        assertEquals(List.of(), registry.listed());
    }

    @Test
    void nothingOfItStaysInTomcat() throws Exception {
        StandardContext app = deploy();
        app.stop();
        app.start();
        Eventually.isTrue(KitTomcat.SOON, "listed", () -> registry.listed().size() == 1);

        app.stop();

        Engine engine = (Engine) host.get().getParent();
        assertEquals(2, duringGoodbye.size());
        assertEquals(0, hooks(app) + hooks(engine.getService()));
    }

    private static long hooks(Lifecycle component) {
        return Stream.of(component.findLifecycleListeners())
                .filter(listener -> Proxy.isProxyClass(listener.getClass()))
                .count();
    }
}
