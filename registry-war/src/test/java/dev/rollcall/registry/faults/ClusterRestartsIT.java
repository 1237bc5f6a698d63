package dev.rollcall.registry.faults;

import static dev.rollcall.registry.faults.Trio.SOON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three registries are killed at once and come back in any order with what they have on their disks, which of one is old. Nobody
 * who has left is back, and nothing acknowledged is lost.
 */
@EnabledIfSystemProperty(named = "rollcall.scale", matches = "[2-9]|[1-9][0-9]+", disabledReason = "takes -Pfull")
class ClusterRestartsIT {

    private static final int MANY = 100;
    private static final List<List<Integer>> ORDERS = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    @TempDir
    private Path attic;

    private Trio trio;

    @BeforeEach
    void threeRegistries() throws IOException {
        trio = Trio.here();
    }

    @AfterEach
    void closeAll() {
        trio.close();
    }

    @Test
    void whoeverComesBackFirstNothingIsLostAndNobodyIsBackWithAnOldDisk() throws Exception {
        for (int round = 0; round < ORDERS.size(); round++) {
            Path old = attic.resolve("disk-" + round);
            int behind = round % 3;
            Clients before = trio.clients();
            before.start(20261220L + 10L * round);
            before.awaitMore(MANY, SOON);
            trio.kill(behind);
            copy(trio.data(behind), old);
            trio.start(behind);
            trio.together(3);
            before.awaitMore(MANY, SOON);
            before.end();
            for (int number = 0; number < 3; number++) {
                trio.kill(number);
            }
            copy(old, trio.data(behind));
            for (int number : ORDERS.get(round)) {
                trio.start(number);
            }
            trio.together(3);
            trio.allAsTold(before, "restarted " + ORDERS.get(round) + ", old disk of " + behind);
            trio.startAllAnew();
        }
    }

    /** Makes a directory what another one is. */
    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
