package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Listing;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.roll.Snapshot;
import jakarta.json.stream.JsonGenerator;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The roll as it is sent. What does not change between two changes of the roll is written once and kept: for each service
 * until it changes, and all of it until anything does. Thread-safe.
 */
public final class RollReader {

    private static final byte[] COMMA = utf8(",");

    /** Of services that have left since they were read, and of which no limit of the roll knows, something may be kept. */
    private static final long MAX_KEPT_BYTES = 64 << 20;

    private final Roll roll;
    private final Prober prober;
    private final EntryJson json;
    private final ConcurrentHashMap<ServiceName, Kept> services = new ConcurrentHashMap<>();
    private final AtomicLong keptBytes = new AtomicLong();
    private final long maxKeptBytes;
    private volatile @Nullable Kept all;

    /** What was written, and of what, which it does not hold: valid as long as that is the newest. */
    private record Kept(WeakReference<Object> source, Optional<String> notice, Reading reading) {

        static Kept of(Object source, Optional<String> notice, Reading reading) {
            return new Kept(new WeakReference<>(source), notice, reading);
        }

        boolean isOf(Object newest, Optional<String> told) {
            return source.refersTo(newest) && notice.equals(told);
        }

        int size() {
            return reading.bytes().length;
        }
    }

    /** Takes what knows the parts. */
    public RollReader(Roll roll, Prober prober, Subscribers subscribers) {
        this(roll, prober, subscribers, MAX_KEPT_BYTES);
    }

    /** Takes how much of single services is kept, too. */
    RollReader(Roll roll, Prober prober, Subscribers subscribers, long maxKeptBytes) {
        this.maxKeptBytes = maxKeptBytes;
        this.roll = roll;
        this.prober = prober;
        this.json = new EntryJson(prober, subscribers);
    }

    /** Returns all registrations, or those of one service, ordered by service and instance. */
    Reading read(Optional<ServiceName> name) {
        Optional<String> notice = prober.notice();
        return name.isPresent() ? service(name.get(), notice) : everything(notice);
    }

    /** Returns the revision of what {@link #read} returns; that of everything costs nothing. */
    String revision(Optional<ServiceName> name) {
        Optional<String> notice = prober.notice();
        return name.map(one -> service(one, notice).revision()).orElseGet(() -> revision(roll.snapshot(), notice));
    }

    private static String revision(Snapshot snapshot, Optional<String> notice) {
        return snapshot.revision()
                + notice.map(text -> "-" + Reading.hash(text)).orElse("");
    }

    private Reading service(ServiceName name, Optional<String> notice) {
        Listing listing = roll.snapshot().listing(name);
        Kept kept = services.get(name);
        if (kept != null && kept.isOf(listing, notice)) {
            return kept.reading();
        }
        List<byte[]> content = content(listing.entries(), notice, EntryJson::members);
        Reading reading = reading(Reading.hash(content), content);
        keep(
                name,
                listing.entries().isEmpty() ? null : Kept.of(listing, notice, reading)); // anybody may ask for any name
        return reading;
    }

    private void keep(ServiceName name, @Nullable Kept next) {
        if (keptBytes.get() > maxKeptBytes) {
            services.clear();
            keptBytes.set(0);
        }
        Kept before = next == null ? services.remove(name) : services.put(name, next);
        keptBytes.addAndGet((next == null ? 0 : next.size()) - (before == null ? 0 : before.size()));
    }

    /** Returns of how many services something is kept. */
    int kept() {
        return services.size();
    }

    private Reading everything(Optional<String> notice) {
        Snapshot snapshot = roll.snapshot();
        Kept kept = all;
        if (kept != null && kept.isOf(snapshot, notice)) {
            return kept.reading();
        }
        Reading reading = reading(revision(snapshot, notice), content(entries(snapshot), notice, EntryJson::members));
        all = Kept.of(snapshot, notice, reading);
        return reading;
    }

    /** Returns the same with what changes all the time: health checks, and who knows what. Never kept. */
    Reading readDetails(Optional<ServiceName> name) {
        List<byte[]> content = content(entries(name), prober.notice(), json::details);
        return reading(Reading.hash(content), content);
    }

    /** Returns one registration with details. */
    byte[] read(Entry entry) {
        return JsonBytes.object(out -> json.details(entry, out));
    }

    /**
     * Returns the addresses at which services may be called that proved who they are, one a line, as {@code text/uri-list}
     * (RFC 2483) has it: for shells, and for programs without a reader of JSON.
     */
    Reading readAddresses(Optional<ServiceName> name) {
        StringBuilder lines = new StringBuilder();
        entries(name).stream()
                .filter(entry -> entry.offered() && entry.origin().signed())
                .forEach(entry -> lines.append(entry.registration().url()).append("\r\n"));
        return Reading.of(lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private List<Entry> entries(Optional<ServiceName> name) {
        Snapshot snapshot = roll.snapshot();
        return name.map(service -> snapshot.listing(service).entries()).orElseGet(() -> entries(snapshot));
    }

    private static List<Entry> entries(Snapshot snapshot) {
        List<Entry> all = new ArrayList<>();
        snapshot.listings().forEach(listing -> all.addAll(listing.entries()));
        all.sort(Comparator.comparing(Entry::name).thenComparing(Entry::id));
        return all;
    }

    /**
     * Everything after the revision, which may be that of the content. In pieces, one for each registration: objects for all
     * of them take many times the memory of the answer.
     */
    private static List<byte[]> content(
            List<Entry> entries, Optional<String> notice, BiConsumer<Entry, JsonGenerator> members) {
        List<byte[]> pieces = new ArrayList<>(2 * entries.size() + 3);
        byte[] head = JsonBytes.object(json -> EntryJson.text("Notice", notice, json));
        pieces.add(Arrays.copyOfRange(head, 1, head.length - 1));
        pieces.add(utf8(",\"Services\":["));
        for (Entry entry : entries) {
            if (pieces.size() > 2) {
                pieces.add(COMMA);
            }
            pieces.add(JsonBytes.object(json -> members.accept(entry, json)));
        }
        pieces.add(utf8("]}"));
        return pieces;
    }

    private static Reading reading(String revision, List<byte[]> content) {
        byte[] begin = utf8("{\"Revision\":\"" + revision + "\",");
        ByteBuffer whole = ByteBuffer.allocate(
                begin.length + content.stream().mapToInt(piece -> piece.length).sum());
        whole.put(begin);
        content.forEach(whole::put);
        return new Reading(revision, whole.array());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
