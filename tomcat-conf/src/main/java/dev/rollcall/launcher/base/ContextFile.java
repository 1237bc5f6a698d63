package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code conf/Catalina/localhost/<context>.xml}, in which a user describes a web application to Tomcat; it need not
 * exist.
 *
 * @param file where it is
 */
public record ContextFile(Path file) {
    /** The database of the grade book, as it is named there. */
    public static final String GRADES = "jdbc/grading";

    /** The database of the accounts, as it is named there. */
    public static final String ACCOUNTS = "jdbc/accounts";

    static ContextFile in(CatalinaBase base, String context) {
        return new ContextFile(base.contexts().resolve(context + ".xml"));
    }

    /** Returns whether it exists and names a resource outside of its comments: an ASCII name, in any encoding. */
    public boolean names(String resource) {
        try {
            return Files.exists(file)
                    && Files.readString(file, StandardCharsets.ISO_8859_1)
                            .replaceAll("(?s)<!--.*?-->", "")
                            .contains(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /**
     * Requires that a database is the file that the WAR brings: only Tomcat can open one that it provides.
     *
     * @param resource of the database
     * @param what it holds
     * @throws FailureException if the file names that resource
     */
    public void requireEmbedded(String resource, String what) {
        if (names(resource)) {
            throw FailureException.because("The database of " + what + " is set in " + file
                    + ", so Rollcall must run for this: start it and say the same again.");
        }
    }

    /** Copies another context file, if that exists and this one does not; it may hold a password. */
    void copyFrom(ContextFile other) throws IOException {
        if (Files.exists(other.file)) {
            Path directory = file.getParent();
            if (directory != null) {
                PrivateFiles.createDirectories(directory);
            }
            PrivateFiles.createFile(file, Files.readAllBytes(other.file));
        }
    }
}
