package dev.rollcall.system.bench;

import dev.rollcall.system.bench.Load.Request;
import dev.rollcall.system.bench.Load.Result;
import dev.rollcall.system.harness.Installation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * How many events a second a log service alone takes over HTTP, each acknowledged when it is on disk: 1, 4 and 16 connections,
 * batches of 500 and 1,000. The index has caught up before each. Beside it: a program that appends the same bytes to a file and
 * forces each batch.
 */
final class LogIngest implements Measurement {
    private static final List<Integer> CONNECTIONS = List.of(1, 4, 16);
    private static final List<Integer> BATCHES = List.of(500, 1000);
    private static final int REPETITIONS = 3;
    private static final Load WARM_UP = new Load(Duration.ZERO, Duration.ofSeconds(15));
    private static final Load COUNTED = new Load(Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final Duration BARE = Duration.ofSeconds(2);
    private static final int GOAL_PER_SECOND = 250_000;
    /** A number whose thousands rise with each request; numbers left out are no mistake. */
    private static final long FIRST_SEQUENCE = 1_000_000_001;

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (LogAlone log = LogAlone.start("log")) {
            run(log, WARM_UP, 4, 1000);
            for (int batch : BATCHES) {
                table.add(bare(batch));
                for (int connections : CONNECTIONS) {
                    table.add(repeated(log, connections, batch));
                }
            }
        }
    }

    private static Figure repeated(LogAlone log, int connections, int batch) throws IOException, InterruptedException {
        List<Result> rounds = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            rounds.add(run(log, COUNTED, connections, batch));
        }
        rounds.sort(Comparator.comparingDouble(Result::perSecond));
        Result median = rounds.get(REPETITIONS / 2);
        Repeated repeated = new Repeated(rounds);
        int failed = repeated.failed();
        return Figure.goal(
                        "log ingest, " + connections + " connections, batches of " + batch,
                        String.format(
                                Locale.ROOT,
                                "%,.0f events/s (%,.0f to %,.0f), %s%s",
                                median.perSecond() * batch,
                                rounds.get(0).perSecond() * batch,
                                rounds.get(REPETITIONS - 1).perSecond() * batch,
                                median.answers().percentiles(),
                                failed == 0 ? "" : ", " + failed + " **failed**"),
                        String.format(Locale.ROOT, ">= %,d/s", GOAL_PER_SECOND),
                        failed == 0 && median.perSecond() * batch >= GOAL_PER_SECOND)
                .with(repeated.answers());
    }

    /** The requests are written before the clock starts; a token lives for a minute. */
    private static Result run(LogAlone log, Load load, int connections, int batch)
            throws IOException, InterruptedException {

        log.client().awaitIndexed();
        List<Wire> wires = new ArrayList<>();
        try {
            List<Request> clients = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                var wire = new Wire(log.uri());
                wires.add(wire);
                RisingRequest request = request(log, batch, i);
                clients.add(() -> wire.send(request.next()));
            }
            return load.of(clients);
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    private static RisingRequest request(LogAlone log, int batch, int client) {
        byte[] body = LogEvents.lines(batch, new Random(client));
        byte[] start = log.client().head(UUID.randomUUID(), FIRST_SEQUENCE, body.length);
        byte[] request = ByteBuffer.allocate(start.length + body.length)
                .put(start)
                .put(body)
                .array();
        return new RisingRequest(request, start.length - "\r\n\r\n".length() - "001".length() - 1);
    }

    private static Figure bare(int batch) throws IOException {
        byte[] body = LogEvents.lines(batch, new Random(0));
        Path file = Installation.target("bench-log-bare");
        Files.createDirectories(file.getParent());
        long batches = 0;
        long begin = System.nanoTime();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (System.nanoTime() - begin < BARE.toNanos()) {
                channel.write(ByteBuffer.wrap(body));
                channel.force(false);
                batches++;
            }
        } finally {
            Files.deleteIfExists(file);
        }
        double perSecond = batches * batch / ((System.nanoTime() - begin) / 1e9);
        return Figure.beside(
                "the same bytes appended and forced, batches of " + batch,
                String.format(Locale.ROOT, "%,.0f events/s", perSecond),
                "one program, one file, no HTTP");
    }
}
