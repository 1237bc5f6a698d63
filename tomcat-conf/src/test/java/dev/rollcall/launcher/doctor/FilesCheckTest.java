package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Skips;
import dev.rollcall.kit.testing.SmallDisk;
import dev.rollcall.launcher.base.CatalinaBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesCheckTest {
    private static final String USER = System.getProperty("user.name");

    @TempDir
    private Path base;

    private Path data;

    @BeforeEach
    void makeABase() throws IOException {
        data = base.resolve("data");
        for (String directory : List.of("conf/tls", "lib", "logs", "temp", "webapps", "data/grading")) {
            Files.createDirectories(base.resolve(directory));
        }
        mode(data, "rwx------");
    }

    @AfterEach
    void open() throws IOException {
        mode(data.resolve("grading"), "rwx------");
        mode(base.resolve("lib"), "rwx------");
    }

    @Test
    void nothingIsSaidOfOneThatIsInOrder() {
        assertEquals(List.of(), findings());
    }

    @Test
    void folderThatCannotBeLookedIntoHidesNoOther() throws IOException {
        Skips.forRoot("ArchiveIT");
        Files.createFile(data.resolve("zzz"));
        mode(data.resolve("grading"), "---------");

        FileWalk walk = FileWalk.of(data, 4);

        assertEquals(List.of(data.resolve("grading")), walk.closed());
        assertEquals(List.of(data, data.resolve("zzz")), walk.files());
        assertEquals(
                List.of(Finding.wrong(data.resolve("grading") + " is yours and cannot be looked into (---------):"
                        + " chmod u+rx " + data.resolve("grading") + ".")),
                findings());
    }

    @Test
    void ownDirectoryThatIsWriteProtectedIsNotSaidToBelongToAnother() throws IOException {
        Skips.forRoot("ArchiveIT");
        mode(base.resolve("lib"), "r-x------");

        assertEquals(
                List.of(Finding.wrong(base.resolve("lib") + " is yours and cannot be written (r-x------): chmod u+w "
                        + base.resolve("lib") + ".")),
                findings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "root | rwxr-xr-x | false | belongs to root and cannot be written by ada: do this as that user, or give it"
                        + " to ada (chown -R ada /base).",
                "ada  | r-x------ | false | is yours and cannot be written (r-x------): chmod u+w /base.",
                "ada  | rwx------ | false | lies on a file system that is mounted read-only",
                "ada  | r-x------ | true  | lies on a file system that is mounted read-only",
                "root | rwxr-xr-x | true  | lies on a file system that is mounted read-only"
            })
    void reasonWhyNobodyCanWriteIsTheRightOne(String owner, String mode, boolean readOnly, String words) {
        String sentence = FilesCheck.unwritable(Path.of("/base"), new FileFacts(owner, mode, readOnly), "ada");

        assertTrue(sentence.startsWith("/base " + words), sentence);
    }

    @Test
    void nothingButTheMountKeepsRootFromWriting() {
        String sentence = FilesCheck.unwritable(Path.of("/base"), new FileFacts("ada", "r-x------", false), "root");

        assertTrue(sentence.startsWith("/base lies on a file system that is mounted read-only: "), sentence);
    }

    @Test
    void fileSystemThatIsReadOnlyIsOneFindingWhoeverLooks() throws Exception {
        Path disk = Files.createDirectory(base.resolve("disk"));
        try (SmallDisk small = SmallDisk.mount(disk, 1)) {
            CatalinaBase tomcat = new CatalinaBase(disk.resolve("base"));
            for (String directory : List.of("conf", "lib", "logs", "temp", "webapps", "work", "data")) {
                Files.createDirectories(tomcat.root().resolve(directory));
            }
            small.protect();

            List<Finding> findings = new FilesCheck(tomcat, tomcat.root().resolve("data"), "ada").findings();

            assertEquals(1, findings.size(), findings::toString);
            assertTrue(
                    findings.get(0)
                            .sentence()
                            .startsWith(tomcat.root() + " lies on a file system that is mounted read-only: "),
                    findings::toString);
        }
    }

    @Test
    void readableFileOfAnotherIsAWarning() throws IOException {
        if (!USER.equals("root")) {
            Skips.because("only root gives files away");
        }
        give(Files.createFile(base.resolve("conf/server.xml")));
        Files.createSymbolicLink(base.resolve("conf/link"), base.resolve("nowhere"));
        give(base.resolve("conf/link"));

        assertEquals(
                List.of(Finding.warning(base.resolve("conf/link") + " and 1 more files belong to nobody, but " + base
                        + " to root: give it to root (chown -h), unless that is meant.")),
                findings());
    }

    @ParameterizedTest
    @CsvSource({"rw-r-----, true", "rw-------, true", "rw-rw----, false", "rw-r--r--, false"})
    void groupMayReadTheKeyOfTheCertificate(String mode, boolean fine) throws IOException {
        Path key = Files.createFile(base.resolve("conf/tls/server.key"));
        mode(key, mode);

        assertEquals(
                fine
                        ? List.of()
                        : List.of(Finding.wrong(
                                key + " can be used by other users (" + mode + "): chmod g-w,o-rwx " + key + ".")),
                findings());
    }

    @Test
    void groupMayNotReadTheMasterKey() throws IOException {
        Path key = Files.createFile(data.resolve("master.key"));
        mode(key, "rw-r-----");

        assertEquals(
                List.of(Finding.wrong(key + " can be used by other users (rw-r-----): chmod 600 " + key + ".")),
                findings());
    }

    @Test
    void whatHoldsSessionsAndPasswordsIsForNobodyElse() throws IOException {
        Path settings = Files.createFile(base.resolve("conf/catalina.properties"));
        Path context = Files.createFile(
                Files.createDirectories(base.resolve("conf/Catalina/localhost")).resolve("grading.xml"));
        Path work = Files.createDirectory(base.resolve("work"));
        for (Path file : List.of(settings, context)) {
            mode(file, "rw-r--r--");
        }
        for (Path directory : List.of(work, base.resolve("conf"), base.resolve("conf/Catalina"), context.getParent())) {
            mode(directory, "rwxr-xr-x");
        }
        mode(base, "rwx------");
        assertEquals(List.of(), findings());
        mode(base, "rwxr-xr-x");

        assertEquals(
                List.of(
                        Finding.warning(
                                work + ", where sessions are kept, can be looked into by other users (rwxr-xr-x):"
                                        + " chmod 700 " + work + "."),
                        readable(settings),
                        readable(context)),
                findings());
        mode(work, "rwx------");
        mode(base.resolve("conf"), "rwx------");
        assertEquals(List.of(), findings());
    }

    private static Finding readable(Path file) {
        return Finding.warning(file + ", where keys and passwords are set, can be read by other users (rw-r--r--):"
                + " chmod o-rwx " + file + ".");
    }

    private List<Finding> findings() {
        return new FilesCheck(new CatalinaBase(base), data, USER).findings();
    }

    private static void give(Path file) throws IOException {
        var nobody = file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.getFileAttributeView(
                        file, java.nio.file.attribute.FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setOwner(nobody);
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
