package dev.rollcall.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory in which somebody types commands: {@code bin} leads to that of the distribution. */
public final class Shell {
    /**
     * The first mistake ends it. A call that is refused is a mistake, which curl alone does not think, and so is what
     * Tomcat's manager calls one. Whoever asks for a password gets one.
     */
    private static final String PRELUDE = """
            set -euo pipefail
            exec 9> trace
            BASH_XTRACEFD=9
            set -x
            curl() {
              local status=0
              command curl -sS --fail-with-body --max-time 60 "$@" > answer || status=$?
              cat answer
              echo
              if grep -q '^FAIL' answer; then return 1; fi
              return $status
            }
            ready() {
              for attempt in $(seq 60); do
                if bin/rollcall status > state; then return 0; fi
              done
              cat state
              return 1
            }
            """;

    private static final String TYPING = "yes 'a password of some length' | bash script; exit ${PIPESTATUS[1]}";

    private final Path directory;

    /** Makes an empty directory of this name. */
    public Shell(String name) {
        directory = Installation.emptyTarget(name);
        try {
            Files.createSymbolicLink(
                    directory.resolve("bin"),
                    Installation.distribution().resolve("bin").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a small WAR here, and copies it. */
    public void war(String name, Path copy) {
        Path content = directory.resolve("content");
        Trees.make(content);
        Trees.make(copy.getParent());
        try {
            Files.writeString(content.resolve("index.html"), "<!doctype html><title>Library</title>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Trees.zip(content, directory.resolve(name));
        Trees.copy(directory.resolve(name), copy);
    }

    /** Copies parts of a base, with modes and times, as an administrator does. */
    public void copy(Distribution from, Distribution to, String... parts) {
        Trees.make(to.directory());
        for (String part : parts) {
            Commands.run("cp", "-a", from.directory().resolve(part).toString(), to.directory() + "/");
        }
    }

    /** Runs a script on the base of a distribution. */
    public Commands.Result run(Distribution distribution, String script) {
        try {
            Files.writeString(directory.resolve("script"), PRELUDE + script);
            ProcessBuilder bash = new ProcessBuilder("bash", "-c", TYPING)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output").toFile());
            bash.environment()
                    .put(
                            "ROLLCALL_BASE",
                            distribution.directory().toAbsolutePath().toString());
            bash.environment().put("JAVA_HOME", Installation.ownJdk().toString());
            return new Commands.Result(bash.start().waitFor(), Files.readString(directory.resolve("output")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the commands that the latest script has run. */
    public String trace() {
        try {
            return Files.readString(directory.resolve("trace"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
