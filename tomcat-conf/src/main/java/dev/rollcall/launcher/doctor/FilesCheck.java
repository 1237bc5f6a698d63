package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.CatalinaBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Can the user who runs a Tomcat use its files, and no other user?
 *
 * @param base the Tomcat's directory
 * @param data the data directory
 * @param user the user who runs this command
 */
record FilesCheck(CatalinaBase base, Path data, String user) implements Check {
    private static final String ROOT = "root";
    /** How deep the files lie whose owner matters: {@code conf/Catalina/localhost/x.xml}, {@code data/portal/x}. */
    private static final int DEPTH = 4;

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    /** Must not be set on a key, even if a group was given it on purpose: {@code root:rollcall} and 0640 is usual. */
    private static final Set<PosixFilePermission> STRANGERS = PosixFilePermissions.fromString("----w-rwx");

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        boolean readOnly = FileFacts.isReadOnly(base.root());
        if (readOnly) {
            findings.add(Finding.wrong(readOnly(base.root())));
        }
        Stream.of(base.root(), base.conf(), base.lib(), base.logs(), base.temp(), base.webapps(), base.work(), data)
                .filter(Files::exists)
                .filter(directory -> !readOnly || !FileFacts.isReadOnly(directory))
                .forEach(directory -> usable(directory, findings));
        if (readOnly
                || !base.root().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return findings;
        }
        owners(findings);
        Stream.of(base.conf(), base.lib(), base.webapps(), base.root().resolve("bin"))
                .filter(Files::isDirectory)
                .filter(directory -> FileFacts.permissions(directory).contains(PosixFilePermission.OTHERS_WRITE))
                .forEach(directory -> findings.add(Finding.wrong(directory
                        + " can be written by anybody, who could then run what they like: chmod o-w " + directory
                        + ".")));
        if (Files.isDirectory(data) && FileFacts.permissions(data).contains(PosixFilePermission.OTHERS_READ)) {
            findings.add(Finding.warning(data + " can be looked into by other users (" + FileFacts.mode(data)
                    + "): chmod 700 " + data + "."));
        }
        Stream.of(
                        data.resolve("master.key"),
                        base.conf().resolve("tomcat-users.xml"),
                        base.conf().resolve("demo-accounts.txt"))
                .forEach(secret -> closed(secret, OTHERS, "600", findings));
        FileWalk.of(base.conf().resolve("tls"), DEPTH).files().stream()
                .filter(file -> String.valueOf(file.getFileName()).matches(".*\\.(key|p12|pfx|jks)"))
                .forEach(secret -> closed(secret, STRANGERS, "g-w,o-rwx", findings));
        open(findings);
        return findings;
    }

    /** Other users come no further than a directory that is closed to them. */
    private void open(List<Finding> findings) {
        if (!isPassable(base.root())) {
            return;
        }
        if (isPassable(base.work())) {
            findings.add(Finding.warning(base.work() + ", where sessions are kept, can be looked into by other users ("
                    + FileFacts.mode(base.work()) + "): chmod 700 " + base.work() + "."));
        }
        if (isPassable(base.conf())) {
            Stream.concat(
                            Stream.of(base.conf().resolve("catalina.properties")),
                            FileWalk.of(base.conf().resolve("Catalina"), DEPTH).files().stream()
                                    .filter(file -> file.toString().endsWith(".xml")))
                    .filter(file -> FileFacts.permissions(file).contains(PosixFilePermission.OTHERS_READ))
                    .forEach(file -> findings.add(Finding.warning(file
                            + ", where keys and passwords are set, can be read by other users (" + FileFacts.mode(file)
                            + "): chmod o-rwx " + file + ".")));
        }
    }

    private static boolean isPassable(Path directory) {
        return FileFacts.permissions(directory).contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    private void usable(Path directory, List<Finding> findings) {
        if (!Files.isDirectory(directory)) {
            findings.add(Finding.wrong(
                    directory + " is not a directory: move it out of the way; the next start makes" + " it anew."));
        } else if (!Files.isWritable(directory)) {
            findings.add(Finding.wrong(unwritable(directory, FileFacts.of(directory), user)));
        }
    }

    /**
     * Returns why a user cannot write to a directory. If its mode allows it, as it always does for root, the mount is
     * the cause; of a mount of a part of a file system, the system tells no more than that.
     */
    static String unwritable(Path directory, FileFacts facts, String user) {
        boolean allowed = user.equals(ROOT) || facts.owner().equals(user) && facts.isWritableByOwner();
        return facts.readOnly() || allowed ? readOnly(directory) : useless(directory, facts, user, "written", "u+w");
    }

    private static String readOnly(Path directory) {
        return directory
                + " lies on a file system that is mounted read-only: mount it with rw, or move what is in it to another"
                + " one. After an error of the disk the system mounts it so (dmesg).";
    }

    /**
     * Returns a sentence that a user cannot use a directory.
     *
     * @param done what cannot be done with it
     * @param mode what helps if it is the user's own
     */
    private static String useless(Path directory, FileFacts facts, String user, String done, String mode) {
        String cannot = " and cannot be " + done;
        return facts.owner().equals(user)
                ? directory + " is yours" + cannot + " (" + facts.mode() + "): chmod " + mode + " " + directory + "."
                : directory + " belongs to " + facts.owner() + cannot + " by " + user
                        + ": do this as that user, or give it to " + user + " (chown -R " + user + " " + directory
                        + ").";
    }

    private void owners(List<Finding> findings) {
        String owner = FileFacts.owner(FileWalk.real(base.root())).orElse("");
        Set<Path> closed = new LinkedHashSet<>();
        Set<Path> strange = new LinkedHashSet<>();
        for (Path directory : List.of(base.root(), data)) {
            FileWalk walk = FileWalk.of(directory, DEPTH);
            closed.addAll(walk.closed());
            walk.files().stream().filter(file -> isStrange(file, owner)).forEach(strange::add);
        }
        closed.forEach(directory ->
                findings.add(Finding.wrong(useless(directory, FileFacts.of(directory), user, "looked into", "u+rx"))));
        strange.stream()
                .filter(file -> !isUsable(file))
                .findFirst()
                .ifPresentOrElse(
                        file -> findings.add(Finding.wrong(strangers(file, strange.size(), owner) + ": chown -R "
                                + owner + " " + base.root() + (data.startsWith(base.root()) ? "" : " " + data) + ".")),
                        () -> strange.stream()
                                .findFirst()
                                .ifPresent(file -> findings.add(Finding.warning(strangers(file, strange.size(), owner)
                                        + ": give it to " + owner + " (chown -h), unless that is meant."))));
        if (user.equals(ROOT) && !owner.equals(ROOT)) {
            findings.add(
                    Finding.warning("You are root, but " + base.root() + " belongs to " + owner + ": start Rollcall as "
                            + owner + " (runuser -u " + owner + " -- …), or root will own new files."));
        }
    }

    /** A file that no longer exists has no other owner. */
    private static boolean isStrange(Path file, String owner) {
        return FileFacts.owner(file).filter(other -> !other.equals(owner)).isPresent();
    }

    /** Settings need only be readable. */
    private boolean isUsable(Path file) {
        return Files.isSymbolicLink(file)
                || Files.isReadable(file) && (!file.startsWith(FileWalk.real(data)) || Files.isWritable(file));
    }

    private String strangers(Path file, int all, String owner) {
        return file + (all > 1 ? " and " + (all - 1) + " more files belong" : " belongs") + " to "
                + FileFacts.owner(file).orElse("nobody known") + ", but " + base.root() + " to " + owner;
    }

    private static void closed(Path secret, Set<PosixFilePermission> forbidden, String mode, List<Finding> findings) {
        if (FileFacts.permissions(secret).stream().anyMatch(forbidden::contains)) {
            findings.add(Finding.wrong(secret + " can be used by other users (" + FileFacts.mode(secret) + "): chmod "
                    + mode + " " + secret + "."));
        }
    }
}
