package dev.rollcall.grading.archive;

import dev.rollcall.grading.archive.Manifest.Part;
import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.json.JsonText;
import dev.rollcall.kit.json.JsonUnreadableException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonGenerator;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code {"format","schema","made","parts":[{"table","rows","bytes","sha256"}],"next":{"table.column":number}}}. */
final class ManifestCodec {
    private ManifestCodec() {}

    static byte[] write(Manifest manifest) {
        return JsonBytes.object(json -> {
            json.write("format", manifest.format())
                    .write("schema", manifest.schema())
                    .write("made", manifest.made().toString())
                    .writeStartArray("parts");
            manifest.parts().forEach(part -> write(json, part));
            json.writeEnd().writeStartObject("next");
            new TreeMap<>(manifest.next()).forEach(json::write);
            json.writeEnd();
        });
    }

    private static void write(JsonGenerator json, Part part) {
        json.writeStartObject()
                .write("table", part.table())
                .write("rows", part.rows())
                .write("bytes", part.bytes())
                .write("sha256", part.sha256())
                .writeEnd();
    }

    /**
     * Reads a manifest. Of one in a newer format, only the format is read.
     *
     * @throws ArchiveRefusedException if it is none
     */
    static Manifest read(byte[] bytes) {
        try (JsonReader reader = JsonP.reader(JsonText.object(bytes))) {
            JsonObject json = reader.readObject();
            int format = json.getInt("format");
            if (format > Manifest.FORMAT) {
                throw ArchiveRefusedException.unusable(
                        "The archive was written by a newer version of the grade book: its format is " + format
                                + ", and this one reads up to " + Manifest.FORMAT + ".");
            }
            List<Part> parts = json.getJsonArray("parts").getValuesAs(JsonObject.class).stream()
                    .map(ManifestCodec::part)
                    .toList();
            Map<String, Long> next = new TreeMap<>();
            json.getJsonObject("next").forEach((name, value) -> next.put(name, ((JsonNumber) value).longValueExact()));
            return new Manifest(format, json.getInt("schema"), Instant.parse(json.getString("made")), parts, next);
        } catch (JsonUnreadableException
                | ClassCastException
                | NullPointerException
                | ArithmeticException
                | DateTimeException e) {
            throw ArchiveRefusedException.unusable("The manifest of the archive cannot be read.");
        }
    }

    private static Part part(JsonObject json) {
        return new Part(
                json.getString("table"),
                json.getJsonNumber("rows").longValueExact(),
                json.getJsonNumber("bytes").longValueExact(),
                json.getString("sha256"));
    }
}
