package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.registry.InMemoryRegistry;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A web application as a user packs it: its own web.xml and the kit, here on the class path. */
class WebFragmentTest {

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>rollcall.service.name</param-name>
                <param-value>Stock</param-value>
              </context-param>
            </web-app>
            """;

    @TempDir
    Path temp;

    @Test
    void theJarBringsTheListenerAlong() throws Exception {
        InMemoryRegistry registry = new InMemoryRegistry();
        Path data = temp.resolve("data");
        MasterKey.loadOrCreate(Files.createDirectories(data));
        try (var registryTomcat = KitTomcat.registry(registry)) {
            Tomcat tomcat = start(data, registryTomcat.uri(""));
            Eventually.isTrue(KitTomcat.SOON, "listed", () -> registry.listed().size() == 1);

            URI url = registry.listed().get(0).url();

            assertEquals(tomcat.getConnector().getLocalPort(), url.getPort());
            assertEquals(200, Http.get(URI.create(url + "/rollcall/heartbeat")).statusCode());
            tomcat.stop();
            tomcat.destroy();
        }
    }

    private Tomcat start(Path data, URI registry) throws IOException, LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(temp.resolve("base").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getEngine().setName("fragment");
        tomcat.getHost().setAppBase(temp.toString());
        var context = tomcat.addWebapp("/stock", war().toString());
        context.addParameter("rollcall.data.dir", data.toString());
        context.addParameter("rollcall.registry.url", registry.toString());
        tomcat.start();
        return tomcat;
    }

    private Path war() throws IOException {
        Files.createDirectories(temp.resolve("stock/WEB-INF"));
        Files.writeString(temp.resolve("stock/WEB-INF/web.xml"), WEB_XML);
        return temp.resolve("stock");
    }
}
