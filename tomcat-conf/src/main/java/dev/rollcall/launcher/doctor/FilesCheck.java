package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.CatalinaBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Can the files of a Tomcat be used by whoever runs it, and by nobody else?
 *
 * @param base the Tomcat's directory
 * @param data the data directory
 * @param user who runs this command
 */
record FilesCheck(CatalinaBase base, Path data, String user) implements Check {
    private static final String ROOT = "root";
    /** How deep the files lie whose owner matters: {@code conf/Catalina/localhost/x.xml}, {@code data/portal/x}. */
    private static final int DEPTH = 4;

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<Path> directories = Stream.of(
                        base.root(), base.conf(), base.lib(), base.logs(), base.temp(), base.webapps(), data)
                .filter(Files::exists)
                .toList();
        directories.forEach(directory -> usable(directory, findings));
        if (!base.root().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return findings;
        }
        owners(findings);
        Stream.of(base.conf(), base.lib(), base.webapps(), base.root().resolve("bin"))
                .filter(Files::isDirectory)
                .filter(directory -> permissions(directory).contains(PosixFilePermission.OTHERS_WRITE))
                .forEach(directory -> findings.add(Finding.wrong(directory
                        + " can be written by anybody, who could then run what they like: chmod o-w " + directory
                        + ".")));
        if (Files.isDirectory(data) && permissions(data).contains(PosixFilePermission.OTHERS_READ)) {
            findings.add(Finding.warning(
                    data + " can be looked into by other users (" + mode(data) + "): chmod 700 " + data + "."));
        }
        secrets().forEach(secret -> closed(secret, findings));
        return findings;
    }

    private void usable(Path directory, List<Finding> findings) {
        if (!Files.isDirectory(directory)) {
            findings.add(Finding.wrong(
                    directory + " is not a directory: move it out of the way; the next start makes" + " it anew."));
        } else if (!Files.isWritable(directory)) {
            findings.add(Finding.wrong(directory + " belongs to " + owner(directory) + " and cannot be written by "
                    + user + ": do this as that user, or give it to " + user + " (chown -R " + user + " "
                    + directory + ")."));
        }
    }

    private void owners(List<Finding> findings) {
        String owner = owner(base.root());
        List<Path> foreign = Stream.of(base.root(), data)
                .filter(Files::exists)
                .flatMap(directory -> walk(directory).stream())
                .distinct()
                .filter(file -> !owner(file).equals(owner))
                .toList();
        if (!foreign.isEmpty()) {
            findings.add(Finding.wrong(foreign.get(0)
                    + (foreign.size() > 1 ? " and " + (foreign.size() - 1) + " more files belong" : " belongs") + " to "
                    + owner(foreign.get(0)) + ", but " + base.root() + " to " + owner + ": chown -R " + owner + " "
                    + base.root() + (data.startsWith(base.root()) ? "" : " " + data) + "."));
        }
        if (user.equals(ROOT) && !owner.equals(ROOT)) {
            findings.add(
                    Finding.warning("You are root, but " + base.root() + " belongs to " + owner + ": start Rollcall as "
                            + owner + " (runuser -u " + owner + " -- …), or root will own new files."));
        }
    }

    private static List<Path> walk(Path directory) {
        try (Stream<Path> files = Files.walk(directory, DEPTH)) {
            return files.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private List<Path> secrets() {
        List<Path> keys = walk(base.conf().resolve("tls")).stream()
                .filter(file -> String.valueOf(file.getFileName()).matches(".*\\.(key|p12|pfx|jks)"))
                .toList();
        return Stream.concat(
                        Stream.of(
                                data.resolve("master.key"),
                                base.conf().resolve("tomcat-users.xml"),
                                base.conf().resolve("demo-accounts.txt")),
                        keys.stream())
                .filter(Files::exists)
                .toList();
    }

    private static void closed(Path secret, List<Finding> findings) {
        if (permissions(secret).stream().anyMatch(OTHERS::contains)) {
            findings.add(Finding.wrong(
                    secret + " can be used by other users (" + mode(secret) + "): chmod 600 " + secret + "."));
        }
    }

    private static String mode(Path file) {
        return PosixFilePermissions.toString(permissions(file));
    }

    private static Set<PosixFilePermission> permissions(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static String owner(Path file) {
        try {
            return Files.getOwner(file).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "nobody known";
        }
    }
}
