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
 * The roll as it is sent. What does not change between two changes of the roll is written once and kept: that of each
 * service until the service changes, that of all until anything does. Thread-safe.
 */
public final class RollReader {

    private static final byte[] COMMA = utf8(",");

    /** Readings may be kept of services that have left since, and that no limit of the roll counts. */
    private static final long MAX_KEPT_BYTES = 64 << 20;

    private final Roll roll;
    private final Prober prober;
    private final EntryJson json;
    private final ConcurrentHashMap<ServiceName, Kept> services = new ConcurrentHashMap<>();
    private final AtomicLong keptBytes = new AtomicLong();
    private final long maxKeptBytes;
    private volatile @Nullable Whole all;

    /** Everything that was written, and after how many changes. */
    private record Whole(long count, Optional<String> notice, Reading reading) {

        /** Returns whether that is no older than what was asked for. */
        boolean answers(long asked, Optional<String> told) {
            return count >= asked && notice.equals(told);
        }
    }

    /** What was written of a service, and a weak reference to its source: valid as long as that is the newest. */
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

    /** Takes its collaborators. */
    public RollReader(Roll roll, Prober prober, Subscribers subscribers) {
        this(roll, prober, subscribers, MAX_KEPT_BYTES);
    }

    /** Also takes how many bytes of single services are kept. */
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

    /** Returns the revision of what {@link #read} returns; that of the whole roll costs nothing. */
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
        // A caller may ask for any name.
        keep(name, listing.entries().isEmpty() ? null : Kept.of(listing, notice, reading));
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

    /** Returns of how many services a reading is kept. */
    int kept() {
        return services.size();
    }

    private Reading everything(Optional<String> notice) {
        long asked = roll.snapshot().revision().count();
        Whole known = all;
        return known != null && known.answers(asked, notice) ? known.reading() : written(asked, notice);
    }

    /** What has just changed is asked for by many at once: one writes it, and the others wait for that. */
    private synchronized Reading written(long asked, Optional<String> notice) {
        Whole known = all;
        if (known == null || !known.answers(asked, notice)) {
            Snapshot snapshot = roll.snapshot();
            List<byte[]> content = content(entries(snapshot), notice, EntryJson::members);
            known = new Whole(snapshot.revision().count(), notice, reading(revision(snapshot, notice), content));
            all = known;
        }
        return known.reading();
    }

    /** Returns the same with what changes all the time: health checks, and which subscribers are informed. Never kept. */
    Reading readDetails(Optional<ServiceName> name) {
        List<byte[]> content = content(entries(name), prober.notice(), json::details);
        return reading(Reading.hash(content), content);
    }

    /** Returns one registration with details. */
    byte[] read(Entry entry) {
        return JsonBytes.object(out -> json.details(entry, out));
    }

    /**
     * Returns the addresses of the services that registered with a token, one a line, as {@code text/uri-list} (RFC
     * 2483): for shells, and for programs that do not read JSON.
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
     * Returns everything after the revision, because that may be a hash of it. In pieces, one for each registration:
     * objects for all of them would take many times the memory of the answer.
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
