package dev.rollcall.kit.testing;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** A Tomcat inside the test: loopback, a free port, one web application. Start one for each test class. */
public final class EmbeddedTomcat implements AutoCloseable {
    private static final String DEFAULT = "default";

    /** How long the end waits for answers that go on; Tomcat's own two seconds are most of what such a test takes. */
    private static final long PATIENCE_MILLIS = 100;

    private final Tomcat tomcat;
    private final Path base;
    private final String contextPath;

    private EmbeddedTomcat(Tomcat tomcat, Path base, String contextPath) {
        this.tomcat = tomcat;
        this.base = base;
        this.contextPath = contextPath;
    }

    /** What a test puts into its web application. */
    public static final class App {
        private final Context context;

        private App(Context context) {
            this.context = context;
        }

        /** Adds a servlet instance. */
        public App servlet(String pattern, Servlet servlet) {
            String name = servlet.getClass().getSimpleName() + pattern;
            Tomcat.addServlet(context, name, servlet).setAsyncSupported(true);
            context.addServletMappingDecoded(pattern, name);
            return this;
        }

        /** Adds a filter instance for every request, or for just these kinds of dispatch. */
        public App filter(Filter filter, DispatcherType... dispatches) {
            FilterDef definition = new FilterDef();
            definition.setFilterName(filter.getClass().getName());
            definition.setFilter(filter);
            definition.setAsyncSupported("true");
            context.addFilterDef(definition);
            FilterMap map = new FilterMap();
            map.setFilterName(filter.getClass().getName());
            map.addURLPatternDecoded("/*");
            for (DispatcherType dispatch : dispatches) {
                map.setDispatcher(dispatch.name());
            }
            context.addFilterMap(map);
            return this;
        }

        /** Adds a listener instance, such as a composition root. */
        public App listener(ServletContextListener listener) {
            context.addServletContainerInitializer((classes, ctx) -> ctx.addListener(listener), null);
            return this;
        }

        /** Sets a context parameter. */
        public App parameter(String name, String value) {
            context.addParameter(name, value);
            return this;
        }

        /** Sets several context parameters. */
        public App parameters(Map<String, String> values) {
            values.forEach(this::parameter);
            return this;
        }

        /** Sends the container's errors to a path. */
        public App errorPage(String path) {
            ErrorPage page = new ErrorPage();
            page.setLocation(path);
            context.addErrorPage(page);
            return this;
        }

        /** Lets the application be without a default servlet, as one seems to a request that was held during a reload. */
        public App unmapped() {
            context.removeServletMapping("/");
            return this;
        }

        /** Returns Tomcat's own view of the application, for what is not here. */
        public Context context() {
            return context;
        }
    }

    /** Starts a server whose application is at the root. */
    public static EmbeddedTomcat start(Consumer<App> content) {
        return start("", content);
    }

    /** Starts a server whose application is at {@code contextPath}, such as {@code /registry}. */
    public static EmbeddedTomcat start(String contextPath, Consumer<App> content) {
        return start(contextPath, content, connector -> {});
    }

    /** Starts a server that speaks TLS only, with the certificate of a PKCS#12 store. */
    public static EmbeddedTomcat startEncrypted(Path store, String password, Consumer<App> content) {
        return start("", content, connector -> {
            SSLHostConfig tls = new SSLHostConfig();
            SSLHostConfigCertificate certificate =
                    new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
            certificate.setCertificateKeystoreFile(store.toAbsolutePath().toString());
            certificate.setCertificateKeystorePassword(password);
            certificate.setCertificateKeyAlias("server");
            tls.addCertificate(certificate);
            connector.addSslHostConfig(tls);
            connector.setScheme("https");
            connector.setSecure(true);
            connector.setProperty("SSLEnabled", "true");
        });
    }

    /** Starts a server whose only connector is changed before it starts. */
    public static EmbeddedTomcat start(String contextPath, Consumer<App> content, Consumer<Connector> change) {
        try {
            Path base = Files.createTempDirectory(Files.createDirectories(Path.of("target", "tomcat")), "base");
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(base.toAbsolutePath().toString());
            tomcat.setHostname("127.0.0.1");
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            change.accept(tomcat.getConnector());
            ErrorReportValve errors = new ErrorReportValve(); // as server.xml has it
            errors.setShowReport(false);
            errors.setShowServerInfo(false);
            tomcat.getHost().getPipeline().addValve(errors);
            Context context = tomcat.addContext(
                    contextPath,
                    Files.createDirectories(base.resolve("docs"))
                            .toAbsolutePath()
                            .toString());
            ((StandardContext) context).setUnloadDelay(PATIENCE_MILLIS);
            Tomcat.addServlet(context, DEFAULT, new NothingThere());
            context.addServletMappingDecoded("/", DEFAULT);
            content.accept(new App(context));
            tomcat.start();
            return new EmbeddedTomcat(tomcat, base, contextPath);
        } catch (IOException | LifecycleException e) {
            throw new IllegalStateException("the embedded Tomcat did not start", e);
        }
    }

    /** As Tomcat's own default servlet where there are no files; without one, no request is mapped to anything. */
    private static final class NothingThere extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Returns the port that was found. */
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Returns an address inside the application; {@code path} starts with a slash. */
    public URI uri(String path) {
        return URI.create(tomcat.getConnector().getScheme() + "://127.0.0.1:" + port() + contextPath + path);
    }

    /** Stops and starts the web application, as the manager does. */
    public void reload() {
        ((Context) tomcat.getHost().findChild(contextPath)).reload();
    }

    /** Takes the address from the web application, which goes on, as Tomcat does at first when it replaces one. */
    public void unmap() {
        Context context = (Context) tomcat.getHost().findChild(contextPath);
        tomcat.getService()
                .getMapper()
                .removeContextVersion(context, tomcat.getHost().getName(), contextPath, context.getWebappVersion());
    }

    /** Ends the web application, and runs {@code meanwhile} when its address is gone and it still goes on. */
    public void undeploy(Runnable meanwhile) {
        Context context = (Context) tomcat.getHost().findChild(contextPath);
        context.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.BEFORE_STOP_EVENT)) {
                meanwhile.run();
            }
        });
        tomcat.getHost().removeChild(context);
    }

    @Override
    public void close() {
        if (tomcat.getServer().getState() == LifecycleState.DESTROYED) {
            return;
        }
        try {
            tomcat.stop();
            tomcat.destroy();
            try (Stream<Path> files = Files.walk(base)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        } catch (IOException | LifecycleException e) {
            throw new IllegalStateException("the embedded Tomcat did not stop", e);
        }
    }
}
