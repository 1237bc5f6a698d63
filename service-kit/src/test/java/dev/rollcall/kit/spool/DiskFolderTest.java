package dev.rollcall.kit.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.files.FolderHeldException;
import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFolderTest {

    private final ManualTime time = new ManualTime();

    @TempDir
    Path root;

    @Test
    void folderAndFilesBelongToTheOwnerAlone() throws IOException {
        try (Spool spool = open("shop", "Shop")) {
            spool.append(entry(1));
            Path log = root.resolve("shop/log");
            Path segment = log.resolve(segments(log).get(0));

            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(segment)));
        }
    }

    @Test
    void nobodyElseOpensItMeanwhile() throws IOException {
        try (Spool ignored = open("shop", "Shop")) {
            assertThrows(FolderHeldException.class, () -> open("shop", "Shop"));
        }
        open("shop", "Shop").close();
    }

    @Test
    void whatAnotherMemberOfTheServiceHasLeftIsTakenOver() throws IOException {
        try (Spool old = open("shop##001", "Shop")) {
            old.append(entry(1));
            old.append(entry(2));
            old.oldest(1, 1);
            old.delivered();
        }

        try (Spool next = open("shop##002", "Shop")) {
            next.append(entry(3));

            assertEquals(2, next.oldest(10, 1_000).get(0).sequence());
        }
        assertEquals(List.of(), segments(root.resolve("shop##001/log")));
    }

    @Test
    void whatBelongsToAnotherServiceOrIsInUseIsLeftAlone() throws IOException {
        try (Spool other = open("bank", "Bank")) {
            other.append(entry(1));
        }
        try (Spool used = open("shop##001", "Shop")) {
            used.append(entry(1));

            try (Spool next = open("shop##002", "Shop")) {
                assertEquals(List.of(), next.oldest(10, 1_000));
            }
        }
    }

    @Test
    void withoutANameTheFirstFreeNumberIsTaken() throws IOException {
        try (Spool first = open(null, "Batch");
                Spool second = open(null, "Batch")) {
            first.append(entry(1));
            second.append(entry(1));
        }

        assertEquals(1, segments(root.resolve("1/log")).size());
        assertEquals(1, segments(root.resolve("2/log")).size());
        try (Spool again = open(null, "Batch")) {
            assertEquals(
                    2,
                    again.oldest(1, 1).size() + segments(root.resolve("1/log")).size() - 1);
        }
    }

    private Spool open(String member, String service) throws IOException {
        DiskFolder folder = DiskFolder.open(new SpoolHome(root, Optional.ofNullable(member), service));
        return Spool.open(folder, 1 << 20, new Losses(), time, time);
    }

    private static List<String> segments(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(SegmentNames::isSegment)
                    .sorted()
                    .toList();
        }
    }

    private static SpoolEntry entry(long sequence) {
        return SpoolEntry.of(new UUID(1, 1), sequence, 1, "x\n".getBytes(StandardCharsets.UTF_8));
    }
}
