package dev.rollcall.registry.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The events on disk: {@code events.log}, one a line, and its predecessor {@code events.1.log}, which takes its place when it
 * is full. Not forced: an event is worth less than the time a disk takes. Not thread-safe.
 */
final class EventFile {

    private final Path file;
    private final Path before;
    private final long maxBytes;

    EventFile(Path folder, long maxBytes) {
        this.file = folder.resolve("events.log");
        this.before = folder.resolve("events.1.log");
        this.maxBytes = maxBytes;
    }

    /**
     * Returns the newest events, at most {@code most}, the oldest first. What cannot be read is passed over, and so is
     * what was written again after a disk had taken a part of it only.
     */
    List<Event> newest(int most) throws IOException {
        Map<Long, Event> events = new LinkedHashMap<>();
        for (Path part : List.of(before, file)) {
            try (Stream<String> lines = Files.lines(part, StandardCharsets.ISO_8859_1)) {
                lines.map(line -> new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                        .flatMap(line -> EventCodec.read(line).stream())
                        .forEach(event -> events.putIfAbsent(event.number(), event));
            } catch (NoSuchFileException e) {
                // none yet
            }
        }
        return events.values().stream().skip(Math.max(0, events.size() - most)).toList();
    }

    void append(List<Event> events) throws IOException {
        var lines = new ByteArrayOutputStream();
        for (Event event : events) {
            lines.writeBytes(EventCodec.line(event));
            lines.write('\n');
        }
        if (Files.exists(file) && Files.size(file) + lines.size() > maxBytes) {
            Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
        }
        boolean torn = endsWithinALine();
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            if (torn) {
                out.write('\n');
            }
            lines.writeTo(out);
        }
    }

    /** It does not after a power cut, or when the disk was full. */
    private boolean endsWithinALine() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (var channel = Files.newByteChannel(file)) {
            var last = java.nio.ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) != '\n';
        }
    }
}
