package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a directory a base, and an existing base ready to start. The settings are copied from the template once and
 * belong to the user from then on; the WARs follow the distribution, so that an upgrade replaces them.
 */
public final class Preparation {
    private static final String LAST_COPIED = "server.xml";
    private static final int PASSWORD_GROUPS = 6;

    private final Installation installation;
    private final CatalinaBase base;

    /** Prepares one base for one installation. */
    public Preparation(Installation installation, CatalinaBase base) {
        this.installation = installation;
        this.base = base;
    }

    /**
     * Creates the directory and what Tomcat expects in it.
     *
     * @throws FailureException if the base is not a directory, or cannot be written
     */
    public void directories() {
        try {
            for (Path directory :
                    List.of(base.root(), base.conf(), base.lib(), base.logs(), base.temp(), base.webapps())) {
                PrivateFiles.createDirectories(directory);
                Files.delete(Files.createTempFile(directory, ".writable", null));
            }
        } catch (IOException e) {
            throw unwritable(base.root(), e);
        }
    }

    /** Copies the template's settings on first use, and makes the manager's password. */
    public void settings() {
        try {
            if (!Files.exists(base.conf().resolve(LAST_COPIED))) {
                copyMissing(installation.template().resolve("conf"));
            }
            ManagerUsers.in(base).ensure(Password.random(PASSWORD_GROUPS));
        } catch (IOException e) {
            throw unwritable(base.conf(), e);
        }
    }

    /** Creates the data directory and the master key. */
    public void keys(Path data) {
        try {
            PrivateFiles.createDirectories(data);
            Files.delete(Files.createTempFile(data, ".writable", null));
            MasterKeyFile.in(data).ensure();
        } catch (IOException e) {
            throw unwritable(data, e);
        }
    }

    /** Makes the WARs of the base those of the distribution; others that lie there are left alone. */
    public void wars() {
        try {
            for (Path war : installation.wars()) {
                Path deployed = base.webapps().resolve(war.getFileName());
                if (!Files.exists(deployed) || Files.mismatch(war, deployed) >= 0) {
                    Path draft = base.temp().resolve(war.getFileName() + ".new");
                    Files.copy(war, draft, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(draft, deployed, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw unwritable(base.webapps(), e);
        }
    }

    private void copyMissing(Path template) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(template)) {
            files = found.filter(Files::isRegularFile)
                    .sorted((one, other) -> Boolean.compare(one.endsWith(LAST_COPIED), other.endsWith(LAST_COPIED)))
                    .toList();
        }
        for (Path file : files) {
            Path copy = base.conf().resolve(template.relativize(file));
            Path directory = copy.getParent();
            if (directory != null) {
                PrivateFiles.createDirectories(directory);
            }
            if (!Files.exists(copy)) {
                Files.writeString(copy, Files.readString(file));
            }
        }
    }

    private static FailureException unwritable(Path directory, IOException e) {
        return FailureException.because("The directory " + directory + " cannot be used (" + reason(e)
                + "): make it writable, or name another one with --base.");
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in its way";
        }
        return e instanceof FileSystemException problem && problem.getReason() != null
                ? problem.getReason()
                : String.valueOf(e.getMessage());
    }
}
