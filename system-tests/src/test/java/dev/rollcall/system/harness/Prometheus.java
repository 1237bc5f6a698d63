package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.kit.testing.Skips;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Prometheus on loopback that scrapes every second. It is killed when the JVM of the tests ends. */
public final class Prometheus implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final String JOB = "job";

    private final Process process;
    private final Path output;
    private final URI address;

    private Prometheus(Process process, Path output, URI address) {
        this.process = process;
        this.output = output;
        this.address = address;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /**
     * Starts it, or skips the test on a machine that has none.
     *
     * @param name of the directory for its files
     * @param targets what to scrape, by the name of the job
     */
    public static Prometheus start(String name, Map<String, URI> targets) {
        Path executable = executable();
        Path directory = Installation.emptyTarget(name);
        Path output = directory.resolve("prometheus.out");
        int port = Ports.free();
        try {
            Path config = Files.writeString(directory.resolve("prometheus.yml"), config(targets));
            Process process = new ProcessBuilder(
                            executable.toString(),
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port,
                            "--log.level=info")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Prometheus(process, output, URI.create("http://127.0.0.1:" + port)).awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path executable() {
        Path found = Stream.of(Path.of("/usr/bin/prometheus"), Installation.target("prometheus/usr/bin/prometheus"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        if (found.toString().isEmpty()) {
            Skips.because("no Prometheus on this machine; Debian has it as: apt-get install prometheus");
        }
        return found;
    }

    private static String config(Map<String, URI> targets) {
        StringBuilder config =
                new StringBuilder("global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n");
        new TreeMap<>(targets)
                .forEach((job, uri) ->
                        config.append("- {job_name: %s, metrics_path: %s, static_configs: [{targets: [\"%s\"]}]}%n"
                                .formatted(job, uri.getPath(), uri.getAuthority())));
        return config.toString();
    }

    private Prometheus awaitReady() {
        Eventually.isTrue(START, "Prometheus is ready", () -> !process.isAlive() || isReady());
        if (!process.isAlive()) {
            throw new IllegalStateException("Prometheus ended: " + output());
        }
        return this;
    }

    private boolean isReady() {
        try {
            return Http.get(address.resolve("/-/ready")).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /**
     * Asks a question in its own language.
     *
     * @return the newest values by the name of the job; of a job with several one of them
     */
    public Map<String, Double> ask(String query) {
        HttpResponse<String> answer =
                Http.get(address.resolve("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Prometheus answers " + answer.body());
        }
        Map<String, Double> values = new TreeMap<>();
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            for (JsonObject series : reader.readObject()
                    .getJsonObject("data")
                    .getJsonArray("result")
                    .getValuesAs(JsonObject.class)) {
                values.put(
                        series.getJsonObject("metric").getString(JOB, ""),
                        Double.valueOf(series.getJsonArray("value").getString(1)));
            }
        }
        return values;
    }

    /** Returns what it knows of the last scrapes, for messages. */
    public String targets() {
        return Http.get(address.resolve("/api/v1/targets")).body();
    }

    /** Returns what it has printed. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
