package dev.rollcall.system.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JVM, asked with the tool of its JDK.
 *
 * @param jdk the JDK
 * @param pid of the process
 */
public record Jvm(Path jdk, long pid) {
    /**
     * What is reachable.
     *
     * @param histogram a line for each class: its place, how many, how many bytes, its name; and their sum
     */
    public record Live(String histogram) {
        private static final String LOADER = "org.apache.catalina.loader.ParallelWebappClassLoader";

        /** Counts the class loaders of web applications. */
        int loaders() {
            return lines().filter(line -> line.endsWith(" " + LOADER) || line.contains(" " + LOADER + " ("))
                    .mapToInt(line -> Integer.parseInt(line.split("\\s+")[1]))
                    .sum();
        }

        /** Returns the size of all of it. */
        public long bytes() {
            return lines().filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.split("\\s+")[2]))
                    .sum();
        }

        private Stream<String> lines() {
            return histogram.lines().map(String::strip);
        }
    }

    /** Looks at the heap; the garbage is collected before. */
    public Live live() {
        return new Live(jcmd("GC.class_histogram"));
    }

    /** Lists the names of the threads, sorted. */
    List<String> threads() {
        return stacks().lines()
                .filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .sorted()
                .toList();
    }

    /** Returns what each thread does. */
    String stacks() {
        return jcmd("Thread.print");
    }

    /** Writes what is reachable to a file that is not there. */
    void dumpHeap(Path file) {
        jcmd("GC.heap_dump", file.toString());
    }

    private String jcmd(String... what) {
        Stream<String> tool = Stream.of(jdk.resolve("bin/jcmd").toString(), Long.toString(pid));
        return Commands.run(Stream.concat(tool, Stream.of(what)).toArray(String[]::new));
    }
}
