package dev.rollcall.kit.juli;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.log.transport.HttpLogTransport;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Trust;
import dev.rollcall.kit.settings.DataRoot;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.tomcat.Connectors;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** What the Tomcat around this JVM's log manager is called, and how it reaches the log service. Stateless. */
final class ThisTomcat {

    private ThisTomcat() {}

    /** Returns a transport that calls in the name {@code Tomcat}, with the key that follows from {@code master.key}. */
    static HttpLogTransport transport() {
        Settings settings = Settings.ofJvm();
        Path data = DataRoot.of(settings);
        return new HttpLogTransport(
                new ServiceName(CentralLogHandler.SERVICE),
                () -> MasterKey.load(data),
                () -> registries(settings),
                List.of(),
                new HttpCaller("juli", trust(settings)));
    }

    private static List<URI> registries(Settings settings) {
        List<URI> configured = settings.uris("rollcall.registry.url");
        return configured.isEmpty() ? neighbours(settings) : configured;
    }

    /** A file that cannot be read is reported by every web application; here the JDK's authorities are trusted instead. */
    private static Optional<SSLContext> trust(Settings settings) {
        try {
            return Trust.from(settings);
        } catch (SettingException e) {
            return Optional.empty();
        }
    }

    /** Where none is set: the neighbour that web applications ask, or the registry at the root of a Tomcat of its own. */
    private static List<URI> neighbours(Settings settings) {
        return Stream.of("/registry", "/")
                .flatMap(path ->
                        Connectors.here(Connectors.ofAllEngines().list(), settings.host("rollcall.host"), path)
                                .stream())
                .toList();
    }

    /** Returns what tells this Tomcat from others: the machine, a slash, the name of its base directory. */
    static String nodeName() {
        Path base = Path.of(System.getProperty("catalina.base", "."))
                .toAbsolutePath()
                .normalize();
        return machine() + "/" + base.getFileName();
    }

    /** Never the network, which may keep us waiting. */
    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return Optional.ofNullable(System.getenv("COMPUTERNAME"))
                    .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                    .orElse("localhost");
        }
    }
}
