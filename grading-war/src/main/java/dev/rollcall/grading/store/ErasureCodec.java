package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.json.JsonP;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code {"person","by","requestedBy","at","reason","salt","mark"}} on one line, the third only where another administrator had
 * asked.
 */
final class ErasureCodec {
    private ErasureCodec() {}

    static String write(ErasureList.Entry entry) {
        Erasure erasure = entry.erasure();
        return new String(
                JsonBytes.object(json -> {
                    json.write("person", erasure.person().text()).write("by", erasure.by());
                    erasure.requestedBy().ifPresent(other -> json.write("requestedBy", other));
                    json.write("at", erasure.at().toString())
                            .write("reason", erasure.reason().text())
                            .write("salt", entry.salt())
                            .write("mark", entry.mark());
                }),
                StandardCharsets.UTF_8);
    }

    static ErasureList.Entry read(String line) {
        try (JsonReader reader = JsonP.reader(line)) {
            JsonObject json = reader.readObject();
            return new ErasureList.Entry(
                    new Erasure(
                            new Id(json.getString("person")),
                            json.getString("by"),
                            Optional.ofNullable(json.getString("requestedBy", null)),
                            new Comment(json.getString("reason")),
                            Instant.parse(json.getString("at"))),
                    json.getString("salt"),
                    json.getString("mark"));
        }
    }
}
