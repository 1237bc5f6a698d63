package dev.rollcall.system.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The memory that a process holds, as Linux counts it ({@code VmRSS}). */
final class Memory {
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Path PROCESSES = Path.of("/proc");

    private Memory() {}

    /** Lets processes be idle for a while, so that what a start has to do behind the scenes is done. */
    static void settle() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
    }

    /** Adds the memory of an idle process, which has no goal. */
    static void addTo(Table table, String what, ProcessHandle process) throws IOException {
        table.add(Figure.beside(what, text(resident(process)), "-"));
    }

    /** Adds the memory of an idle process, which has a goal. */
    static void addTo(Table table, String what, ProcessHandle process, long goalMegabytes) throws IOException {
        OptionalLong resident = resident(process);
        String goal = "<= " + goalMegabytes + " MB";
        table.add(
                resident.isEmpty()
                        ? Figure.beside(what, text(resident), goal)
                        : Figure.goal(what, text(resident), goal, resident.getAsLong() <= goalMegabytes * 1_000_000));
    }

    private static String text(OptionalLong bytes) {
        return bytes.isPresent() ? Math.round(bytes.getAsLong() / 1e6) + " MB" : "not measured: only Linux tells it";
    }

    private static OptionalLong resident(ProcessHandle process) throws IOException {
        if (!Files.isDirectory(PROCESSES)) {
            return OptionalLong.empty();
        }
        return bytes(Files.readAllLines(PROCESSES.resolve(process.pid() + "/status")));
    }

    /** Reads {@code VmRSS:     294976 kB}, where a kB has 1,024 bytes. */
    static OptionalLong bytes(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }
}
