package dev.rollcall.registry.cluster;

import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.roll.Digest;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.store.EntryCodec;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * {@link Message} as lines of JSON: a head, then an entry a line as in the journal.
 *
 * <pre>{"Wire":1,"Minor":0,"Kind":"entries","Batch":7}</pre>
 *
 * <p>Messages of another major version are not read. Within one, a reader ignores members and kinds of messages that it
 * does not know, and does without what an earlier version does not write. An entry that cannot be read costs none of
 * the others: a name may hold a character that only a later Java knows. Thread-safe.
 */
final class MessageCodec {

    private static final Logger LOG = LogManager.getLogger(MessageCodec.class);

    /** Nodes whose major versions differ do not understand each other. */
    static final int MAJOR = 1;

    /** 1: says whether it unpacks, and packs what it sends to a node that asks for the roll and unpacks. */
    private static final int MINOR = 1;

    private MessageCodec() {}

    static byte[] write(Message message) {
        if (message instanceof Message.Entries entries) {
            return write("entries", json -> json.write("Batch", entries.batch()), entries.entries());
        } else if (message instanceof Message.Left left) {
            return write("left", json -> json.write("Question", left.question()), List.of(left.entry()));
        } else if (message instanceof Message.Told told) {
            return head("told", json -> json.write("Question", told.question()));
        } else if (message instanceof Message.Applied applied) {
            return head("applied", json -> json.write("Batch", applied.batch()));
        } else if (message instanceof Message.Compare compare) {
            return head(
                    "compare",
                    json -> json.write("Working", compare.working())
                            .write("Digest", base64(compare.digest().bytes()))
                            .write("Unpacks", compare.unpacks()));
        } else if (message instanceof Message.Has has) {
            return prints("has", has.buckets(), has.prints());
        } else if (message instanceof Message.Wants wants) {
            return prints("wants", wants.buckets(), wants.prints());
        } else if (message instanceof Message.Look look) {
            return head(
                    "look",
                    json -> json.write("Question", look.question())
                            .write("Instance", look.instance().value()));
        } else if (message instanceof Message.Seen seen) {
            return head("seen", json -> json.write("Question", seen.question()).write("Silent", seen.silent()));
        } else if (message instanceof Message.GivenUp givenUp) {
            return head("given-up", json -> {
                json.writeStartArray("Instances");
                givenUp.instances().forEach(id -> json.write(id.value()));
                json.writeEnd();
            });
        }
        return head(message instanceof Message.Working ? "working" : "complete", json -> {});
    }

    private static byte[] write(String kind, Consumer<JsonGenerator> members, List<Entry> entries) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(head(kind, members));
        for (Entry entry : entries) {
            lines.write('\n');
            lines.writeBytes(EntryCodec.write(entry));
        }
        return lines.toByteArray();
    }

    private static byte[] prints(String kind, BitSet buckets, Set<Long> prints) {
        ByteBuffer bytes = ByteBuffer.allocate(prints.size() * Long.BYTES);
        prints.forEach(bytes::putLong);
        return head(
                kind,
                json -> json.write("Buckets", base64(buckets.toByteArray())).write("Prints", base64(bytes.array())));
    }

    private static byte[] head(String kind, Consumer<JsonGenerator> members) {
        return JsonBytes.object(json -> {
            json.write("Wire", MAJOR).write("Minor", MINOR).write("Kind", kind);
            members.accept(json);
        });
    }

    /**
     * Reads a message, packed or not.
     *
     * @throws IllegalArgumentException if {@code bytes} are no message, or one of another major version
     */
    static Message read(byte[] bytes) {
        List<byte[]> lines = lines(Packing.unpack(bytes));
        try (JsonReader reader = JsonP.reader(lines.get(0))) {
            return message(reader.readObject(), lines.subList(1, lines.size()));
        } catch (RuntimeException e) { // a missing member, one of another type: no message
            throw new IllegalArgumentException("not a message of a registry: " + e.getMessage(), e);
        }
    }

    private static List<byte[]> lines(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, begin, i));
                begin = i + 1;
            }
        }
        return lines;
    }

    private static Message message(JsonObject head, List<byte[]> lines) {
        if (head.getInt("Wire") != MAJOR) {
            throw new IllegalArgumentException("wire version " + head.getInt("Wire") + " instead of " + MAJOR);
        }
        String kind = head.getString("Kind");
        return switch (kind) {
            case "entries" -> entries(batch(head), lines);
            case "applied" -> new Message.Applied(batch(head));
            case "compare" ->
                new Message.Compare(
                        head.getBoolean("Working"),
                        Digest.of(bytes(head, "Digest")),
                        head.getBoolean("Unpacks", false));
            case "has" -> new Message.Has(BitSet.valueOf(bytes(head, "Buckets")), prints(head));
            case "wants" -> new Message.Wants(BitSet.valueOf(bytes(head, "Buckets")), prints(head));
            case "look" -> new Message.Look(number(head, "Question"), new InstanceId(head.getString("Instance")));
            case "seen" -> new Message.Seen(number(head, "Question"), head.getBoolean("Silent"));
            case "left" -> new Message.Left(number(head, "Question"), EntryCodec.read(lines.get(0)));
            case "told" -> new Message.Told(number(head, "Question"));
            case "given-up" -> new Message.GivenUp(instances(head));
            case "complete" -> new Message.Complete();
            case "working" -> new Message.Working();
            default -> new Message.Unknown(kind);
        };
    }

    private static Message.Entries entries(long batch, List<byte[]> lines) {
        List<Entry> entries = new ArrayList<>();
        for (byte[] line : lines) {
            try {
                entries.add(EntryCodec.read(line));
            } catch (IllegalArgumentException e) {
                LOG.debug("an entry of another registry cannot be read", e);
            }
        }
        return new Message.Entries(batch, entries, lines.size() - entries.size());
    }

    private static List<InstanceId> instances(JsonObject head) {
        return head.getJsonArray("Instances").getValuesAs(JsonString.class).stream()
                .map(id -> new InstanceId(id.getString()))
                .toList();
    }

    private static long batch(JsonObject head) {
        return number(head, "Batch");
    }

    private static long number(JsonObject head, String member) {
        return head.getJsonNumber(member).longValueExact();
    }

    private static Set<Long> prints(JsonObject head) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(head, "Prints"));
        if (bytes.remaining() % Long.BYTES != 0) {
            throw new IllegalArgumentException("fingerprints of " + bytes.remaining() + " bytes");
        }
        Set<Long> prints = new HashSet<>();
        while (bytes.hasRemaining()) {
            prints.add(bytes.getLong());
        }
        return prints;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(JsonObject head, String member) {
        return Base64.getDecoder().decode(head.getString(member));
    }
}
