package dev.rollcall.registry.http;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Roll;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RollReaderTest {

    private static final int MANY = 2_000;
    private static final int READERS = 8;

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private final RollReader reader = Readers.of(roll, time);

    @Test
    void theRevisionIsThatOfWhatIsRead() {
        List<Optional<ServiceName>> parts =
                List.of(Optional.empty(), Optional.of(Fixtures.STOCK), Optional.of(Fixtures.LOG));
        for (int port = 8000; port < 8003; port++) {
            listed(roll, registration("Stock", port, 1), signed());
            for (Optional<ServiceName> part : parts) {
                String revision = reader.revision(part);
                assertEquals(revision, reader.read(part).revision());
            }
        }
    }

    @Test
    void ofServicesThatHaveLeftLittleIsKept() {
        RollReader small = Readers.of(roll, time, 10_000);
        for (int port = 1; port <= MANY; port++) {
            ServiceName name = new ServiceName("Service" + port);
            listed(roll, registration(name.value(), port, 1), signed());
            small.read(Optional.of(name));
            roll.deregister(id(port), 1, entry -> true);
        }

        assertTrue(small.kept() < 100, small.kept() + " are kept");
    }

    @Test
    void theRevisionOfEverythingIsFoundWithoutWritingIt() {
        reader.revision(Optional.empty()); // loads classes
        for (int port = 1; port <= MANY; port++) {
            listed(roll, registration("Stock", port, 1), signed());
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        reader.revision(Optional.empty());
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(bytes < 50 * MANY, bytes + " bytes"); // of JSON alone there are more than 200 for each
    }

    @Test
    void howeverManyAskAtOnceEverythingIsWrittenOnce() throws Exception {
        for (int port = 1; port <= MANY; port++) {
            listed(roll, registration("Stock", port, 1), signed());
        }
        CyclicBarrier together = new CyclicBarrier(READERS);
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<Reading>> readings = threads.invokeAll(Collections.nCopies(READERS, () -> {
                together.await();
                return reader.read(Optional.empty());
            }));
            for (Future<Reading> reading : readings) {
                assertSame(readings.get(0).get(), reading.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
