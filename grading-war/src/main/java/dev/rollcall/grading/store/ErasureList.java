package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.kit.files.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The record of erasures in a file beside the backups, which are older than some of them: whatever is restored here is erased again.
 * It has no names. Used by one thread at a time.
 */
final class ErasureList {
    private final Path file;

    ErasureList(Path folder) {
        this.file = folder.resolve("erasures.ndjson");
    }

    /**
     * An entry.
     *
     * @param salt with {@code mark} tells whether an id is the one that the person had
     */
    record Entry(Erasure erasure, String salt, String mark) {
        boolean isOf(Id person) {
            return Erasures.mark(salt, person).equals(mark);
        }
    }

    List<Entry> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(ErasureCodec::read).toList();
        }
    }

    /** Enters those that are not there yet. */
    void note(List<Entry> entries) throws IOException {
        Map<Id, Entry> all = new LinkedHashMap<>();
        read().forEach(entry -> all.put(entry.erasure.person(), entry));
        int before = all.size();
        entries.forEach(entry -> all.putIfAbsent(entry.erasure.person(), entry));
        if (all.size() > before) {
            Path next = file.resolveSibling("erasures.next");
            Files.writeString(
                    next, all.values().stream().map(ErasureCodec::write).collect(Collectors.joining("\n", "", "\n")));
            try (FileChannel written = FileChannel.open(next, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            OwnerOnly.forceFolder(file);
        }
    }
}
