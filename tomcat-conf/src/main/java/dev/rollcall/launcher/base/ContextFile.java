package dev.rollcall.launcher.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code conf/Catalina/localhost/<context>.xml}, in which a user describes a web application to Tomcat; there need not be one.
 *
 * @param file where it is
 */
public record ContextFile(Path file) {
    /** The database of the grade book, as it is named there. */
    public static final String GRADES = "jdbc/grading";

    static ContextFile in(CatalinaBase base, String context) {
        return new ContextFile(base.conf().resolve("Catalina/localhost/" + context + ".xml"));
    }

    /** Returns whether it exists and names a resource. */
    public boolean names(String resource) {
        try {
            return Files.exists(file) && Files.readString(file).contains(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Takes the text of another one, if that exists and this one does not; what it holds may be a password. */
    void copyFrom(ContextFile other) throws IOException {
        if (Files.exists(other.file)) {
            Path directory = file.getParent();
            if (directory != null) {
                PrivateFiles.createDirectories(directory);
            }
            PrivateFiles.createFile(file, Files.readString(other.file));
        }
    }
}
