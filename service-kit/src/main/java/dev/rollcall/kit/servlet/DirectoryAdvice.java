package dev.rollcall.kit.servlet;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do about a data directory that cannot be used, in a sentence and in commands. Where the file system is
 * read-only the cause is nearly always systemd's {@code ProtectSystem=strict}, which Debian's Tomcat runs under.
 *
 * @param user the user who must be able to write
 * @param unit the systemd unit this process belongs to; empty: none
 */
record DirectoryAdvice(String user, Optional<String> unit) {

    private static final Path CGROUP = Path.of("/proc/self/cgroup");
    private static final Pattern UNIT = Pattern.compile("/([A-Za-z0-9:_.@-]+)\\.service\\s*$", Pattern.MULTILINE);

    /** Returns advice for this process. */
    static DirectoryAdvice here() {
        return new DirectoryAdvice(System.getProperty("user.name", "tomcat"), unitOf(CGROUP));
    }

    /** Returns the unit that a file such as {@code /proc/self/cgroup} names, without its suffix. */
    static Optional<String> unitOf(Path cgroup) {
        try {
            Matcher unit = UNIT.matcher(Files.readString(cgroup));
            return unit.find() ? Optional.of(unit.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no Linux, or not for us to read
        }
    }

    /**
     * Returns the exception that says all of it.
     *
     * @param cause names the file that was refused, if it was one
     */
    DataDirectoryException unwritable(Path root, IOException cause) {
        boolean protectedByUnit = isReadOnly(root, cause);
        return new DataDirectoryException(
                "The directory " + root + " cannot be used by " + user + " ("
                        + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")."
                        + (protectedByUnit
                                ? " Where systemd protects the file system, the unit of Tomcat needs ReadWritePaths="
                                        + root + " as well."
                                : ""),
                protectedByUnit && unit.isPresent() ? openTheUnit(root, unit.get()) : openTheDirectory(root, cause),
                cause);
    }

    /** The system's own words for that are in the language of the machine. */
    private static boolean isReadOnly(Path root, IOException cause) {
        Path there = root;
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return !(cause instanceof AccessDeniedException)
                    && !Files.isWritable(there)
                    && Files.getFileStore(there).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }

    /** None of these helps where the directory exists and no right is missing: a full disk, or an invalid key. */
    private List<String> openTheDirectory(Path root, IOException cause) {
        if (Files.isDirectory(root) && !(cause instanceof AccessDeniedException)) {
            return List.of();
        }
        String file = cause instanceof FileSystemException refusal ? refusal.getFile() : null;
        Path refused = file != null && Files.exists(Path.of(file)) ? Path.of(file) : root;
        return List.of("sudo mkdir -p " + quoted(root), "sudo chown " + user + ": " + quoted(refused));
    }

    private List<String> openTheUnit(Path root, String name) {
        String dropIn = "/etc/systemd/system/" + name + ".service.d";
        return List.of(
                "sudo install -d -o " + user + " -m 700 " + quoted(root),
                "sudo mkdir -p " + dropIn,
                "printf '[Service]\\nReadWritePaths=%s\\n' " + quoted(root) + " | sudo tee " + dropIn
                        + "/rollcall.conf",
                "sudo systemctl daemon-reload",
                "sudo systemctl restart " + name);
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9/._+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
