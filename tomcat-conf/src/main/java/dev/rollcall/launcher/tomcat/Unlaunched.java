package dev.rollcall.launcher.tomcat;

import dev.rollcall.launcher.base.CatalinaBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The Tomcat that runs on a base although no launcher has started it: its own scripts have, or a service of the system.
 * Its command line says so, which Linux shows in {@code /proc}; elsewhere none is found.
 */
public final class Unlaunched {
    private static final Path PROC = Path.of("/proc");
    private static final String BASE = "-Dcatalina.base=";

    private Unlaunched() {}

    /** Returns its process. */
    public static OptionalLong on(CatalinaBase base) {
        return ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> is(pid, base))
                .findFirst();
    }

    /** Returns whether a process is such a Tomcat, or one of several that have its command line, as under jsvc. */
    public static boolean is(long pid, CatalinaBase base) {
        return isOn(base.root(), PROC.resolve(Long.toString(pid)));
    }

    private static boolean isOn(Path base, Path process) {
        try {
            byte[] line = Files.readAllBytes(process.resolve("cmdline")); // its other words may be in any charset
            List<String> words = List.of(new String(line, StandardCharsets.UTF_8).split("\0"));
            return !words.contains(Guard.class.getName())
                    && words.stream()
                            .filter(word -> word.startsWith(BASE))
                            .map(word -> file(process, word.substring(BASE.length())))
                            .anyMatch(other -> isSame(other, base));
        } catch (IOException | InvalidPathException e) {
            return false; // it has ended, or this user may not read it
        }
    }

    /**
     * Returns a file as a process sees it, which in a container has other files than this one. Of a process that this user
     * may not look into, only its command line is known: it is taken to see the same files.
     */
    private static Path file(Path process, String name) {
        if (!name.startsWith("/")) {
            return process.resolve("cwd").resolve(name);
        }
        return Files.isDirectory(process.resolve("root")) ? process.resolve("root" + name) : Path.of(name);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }
}
