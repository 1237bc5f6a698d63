package dev.rollcall.system.bench;

import dev.rollcall.system.harness.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The memory that a process holds, as Linux counts it ({@code VmRSS}), and what of it the heap has in use. */
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

    /** Returns how many threads a process has; empty where nobody tells it. */
    static OptionalLong threads(ProcessHandle process) throws IOException {
        return number(status(process), "Threads:");
    }

    static String text(OptionalLong bytes) {
        return bytes.isPresent() ? Math.round(bytes.getAsLong() / 1e6) + " MB" : "not measured: only Linux tells it";
    }

    /** Says what is in use of the heap after a full collection. */
    static String heap(ProcessHandle process) {
        var jvm = new Jvm(Path.of(System.getProperty("java.home")), process.pid());
        return jvm.live().bytes() / (1 << 20) + " MiB";
    }

    static OptionalLong resident(ProcessHandle process) throws IOException {
        return bytes(status(process));
    }

    private static List<String> status(ProcessHandle process) throws IOException {
        return Files.isDirectory(PROCESSES)
                ? Files.readAllLines(PROCESSES.resolve(process.pid() + "/status"))
                : List.of();
    }

    /** Reads {@code VmRSS:     294976 kB}, where a kB has 1,024 bytes. */
    static OptionalLong bytes(List<String> status) {
        OptionalLong kilobytes = number(status, "VmRSS:");
        return kilobytes.isEmpty() ? kilobytes : OptionalLong.of(1024 * kilobytes.getAsLong());
    }

    private static OptionalLong number(List<String> status, String line) {
        return status.stream()
                .filter(each -> each.startsWith(line))
                .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")))
                .findFirst();
    }
}
