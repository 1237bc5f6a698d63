package dev.rollcall.kit.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file beside a database that names the process that has it open. It locks nothing: H2 does that itself. */
record Holder(Path file) {
    /** Writes that it is this process, if the file can be written. */
    void write() {
        try {
            String text = "process " + ProcessHandle.current().pid() + " in "
                    + Path.of("").toAbsolutePath();
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            delete();
        }
    }

    String read() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "another process";
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(Holder.class.getName())
                    .log(System.Logger.Level.WARNING, "The file that says who has the database open stays", e);
        }
    }
}
