package dev.rollcall.registry.store;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.store.JournalReader.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The journals of a folder, {@code roll-<number>.journal}. Used by one thread at a time.
 */
class Archive {

    private static final Logger LOG = LogManager.getLogger(Archive.class);
    private static final Pattern NAME = Pattern.compile("roll-(\\d{1,15})\\.journal");

    private final Path folder;
    private final List<Path> damaged = new ArrayList<>();

    Archive(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns what the journals know. Of several lines about an instance the last one counts: each states all that was
     * known when it was written, and what was forgotten before that must stay forgotten. Of a torn last line or a
     * damaged line, only that line is lost.
     */
    Collection<Entry> read() throws IOException {
        Map<InstanceId, Entry> entries = new HashMap<>();
        damaged.clear();
        for (Path file : files()) {
            Condition condition = JournalReader.read(file, entry -> entries.put(entry.id(), entry));
            if (condition.damaged() > 0) {
                damaged.add(file);
                LOG.warn(
                        "the journal {} has {} lines that cannot be read; everything else in it counts, and it is kept as"
                                + " {}",
                        file,
                        condition.damaged(),
                        setAside(file).getFileName());
            } else if (condition.torn()) {
                LOG.info("the last line of the journal {} is not complete and does not count", file);
            }
        }
        return entries.values();
    }

    /** Begins the next journal, which replaces all others. */
    Journal replaceBy(Iterable<Entry> entries) throws IOException {
        List<Path> old = files();
        long number = old.isEmpty() ? 1 : number(old.get(old.size() - 1)) + 1;
        Journal next = Journal.begin(folder.resolve("roll-" + number + ".journal"), entries);
        old.forEach(this::retire);
        return next;
    }

    /**
     * A journal that stays, because another program has it open, does no harm: the newer one counts, and removing it is
     * tried again with the next one.
     */
    private void retire(Path file) {
        try {
            if (damaged.contains(file)) {
                Files.move(file, setAside(file), StandardCopyOption.REPLACE_EXISTING);
                damaged.remove(file);
            } else {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("the journal {} is replaced but cannot be removed: {}", file, e.toString());
        }
    }

    /** Only the last damaged journal is kept: damage that repeats must not fill the disk. */
    private static Path setAside(Path file) {
        return file.resolveSibling("roll.damaged");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file ->
                            NAME.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted(Comparator.comparingLong(Archive::number))
                    .toList();
        }
    }

    private static long number(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }
}
