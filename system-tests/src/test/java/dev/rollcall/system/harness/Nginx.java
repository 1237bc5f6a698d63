package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.kit.testing.Skips;
import dev.rollcall.kit.testing.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An nginx that ends TLS for {@code localhost}. It is killed when the JVM of the tests ends. */
public final class Nginx implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern VERSION = Pattern.compile("nginx/(\\S+)");

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Returns the version of the one that is installed; empty where there is none. */
    public static Optional<String> version() {
        Matcher version = VERSION.matcher(Commands.tryRun("nginx", "-v").output());
        return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    }

    /** Skips the test where none is installed. */
    public static void require() {
        if (version().isEmpty()) {
            Skips.because("no nginx (apt-get install nginx)");
        }
    }

    /**
     * Starts one in a directory of its own; skips the test where none is installed.
     *
     * @param locations what its server leads where
     */
    public static Nginx start(String name, TestAuthority authority, String locations) {
        require();
        Path directory = Installation.emptyTarget("bases/" + name);
        authority.pem(authority.server("nginx", "dns:localhost"), directory.resolve("tls"));
        int port = Ports.free();
        try {
            Path conf = Files.writeString(directory.resolve("nginx.conf"), conf(port, locations));
            Process process = new ProcessBuilder(
                            "nginx", "-p", directory.toString(), "-e", "stderr", "-c", conf.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("nginx.out").toFile())
                    .start();
            Nginx nginx = new Nginx(process, port);
            Eventually.passes(LIMIT, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String conf(int port, String locations) {
        return """
                daemon off;
                master_process off;
                pid nginx.pid;
                events {}
                http {
                  access_log access.log;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  server {
                    listen 127.0.0.1:%d ssl;
                    server_name localhost;
                    ssl_certificate tls/server.crt;
                    ssl_certificate_key tls/server.key;
                %s
                  }
                }
                """.formatted(port, locations);
    }

    /** Returns an address that browsers see. */
    public URI uri(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    /** Ends it, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
