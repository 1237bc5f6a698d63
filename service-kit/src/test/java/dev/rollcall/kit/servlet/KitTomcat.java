package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InMemoryRegistry;
import dev.rollcall.kit.registry.RegistryServlet;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.time.SystemTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.catalina.Host;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** What tests of web applications share: engines that JMX can tell apart, a registry, tokens. */
final class KitTomcat {

    static final Duration SOON = Duration.ofSeconds(10);

    private static final AtomicInteger NEXT = new AtomicInteger();

    private KitTomcat() {}

    /** Names the engine, because the Tomcats of one JVM share its JMX. */
    static void nameEngine(EmbeddedTomcat.App app) {
        ((Engine) app.context().getParent().getParent()).setName("kit" + NEXT.incrementAndGet());
    }

    /** Starts a registry on a Tomcat of its own, at {@code /registry}. */
    static EmbeddedTomcat registry(InMemoryRegistry registry) {
        return EmbeddedTomcat.start("/registry", app -> {
            nameEngine(app);
            app.servlet("/services/*", new RegistryServlet(registry));
        });
    }

    /** Adds another web application, such as {@code /app##002}, at once. */
    static StandardContext add(Host host, String path, String version, Path docs, Consumer<Context> prepare) {
        StandardContext context = new StandardContext();
        context.setPath(path);
        context.setWebappVersion(version);
        context.setName(path + (version.isEmpty() ? "" : "##" + version));
        context.setDocBase(docs.toAbsolutePath().toString());
        context.addLifecycleListener(new Tomcat.FixContextListener());
        configure(context, prepare);
        host.addChild(context);
        return context;
    }

    /** Configures a web application whenever it starts, as {@code web.xml} does: a reload begins with nothing. */
    static void configure(Context context, Consumer<Context> content) {
        context.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.CONFIGURE_START_EVENT)) {
                content.accept(context);
            } else if (event.getType().equals(Lifecycle.CONFIGURE_STOP_EVENT)) {
                empty(context);
            }
        });
    }

    /** What Tomcat does for a web application that came with a {@code web.xml}. */
    private static void empty(Context context) {
        for (FilterMap map : context.findFilterMaps()) {
            context.removeFilterMap(map);
        }
        for (FilterDef filter : context.findFilterDefs()) {
            context.removeFilterDef(filter);
        }
        for (String pattern : context.findServletMappings()) {
            context.removeServletMapping(pattern);
        }
        for (Container servlet : context.findChildren()) {
            context.removeChild(servlet);
        }
    }

    /** Sets a context parameter, which unlike a listener is still there after a reload. */
    static void parameter(Context context, String name, String value) {
        context.removeParameter(name);
        context.addParameter(name, value);
    }

    static String bearer(Path data, ServiceName from, ServiceName to) throws IOException {
        Tokens tokens = new Tokens(MasterKey.loadOrCreate(data), SystemTime.INSTANCE);
        return "Bearer "
                + tokens.sign(from, to, Optional.empty(), Duration.ZERO).orElseThrow();
    }

    /** Returns whether a thread of a service called {@code owner} lives. */
    static boolean threadsLeft(String owner) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(
                        t -> t.getName().startsWith("rollcall-") && t.getName().contains(owner));
    }
}
