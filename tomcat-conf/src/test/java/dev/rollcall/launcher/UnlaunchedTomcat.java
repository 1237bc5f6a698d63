package dev.rollcall.launcher;

import dev.rollcall.kit.testing.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that listens, and whose command line is that of a Tomcat which its own scripts have started. */
public final class UnlaunchedTomcat implements AutoCloseable {
    private static final String LISTENER = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;

            class Tomcat {
                public static void main(String[] arguments) throws Exception {
                    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
                    server.start();
                    System.out.println(server.getAddress().getPort());
                }
            }
            """;

    private final Process process;
    private final int port;

    private UnlaunchedTomcat(Process process) throws IOException {
        this.process = process;
        this.port = Integer.parseInt(String.valueOf(process.inputReader().readLine()));
    }

    /**
     * Starts one, and skips the test where the system does not show command lines.
     *
     * @param directory for its source
     * @param base which it names
     */
    public static UnlaunchedTomcat start(Path directory, Path base) throws IOException {
        if (!Files.exists(Path.of("/proc/self/cmdline"))) {
            Skips.because("it takes Linux");
        }
        Path source = Files.writeString(directory.resolve("Tomcat.java"), LISTENER);
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        return new UnlaunchedTomcat(new ProcessBuilder(java.toString(), "-Dcatalina.base=" + base, source.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Returns its process. */
    public long pid() {
        return process.pid();
    }

    /** Returns where it listens. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
