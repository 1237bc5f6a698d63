package dev.rollcall.portal.page.system;

import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Routes;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.registry.RegistryWatch;
import dev.rollcall.portal.system.Known;
import dev.rollcall.portal.system.ServiceCard;
import dev.rollcall.portal.system.SystemView;
import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page System as it changes, made once for all who look at it in a language: after every change what has changed,
 * and the latest checks after every round of the registry's watch. Without readers nothing is made. Thread-safe.
 */
public final class LiveSystem implements AutoCloseable {
    private static final int MAX = 1_000;

    /** A page is made anew at least that often, since its strips move on. */
    private static final Duration MOMENT = Duration.ofMinutes(15);

    private final Pages pages;
    private final RegistryWatch watch;
    private final WallClock clock;
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private final Map<Language, Edition> newest = new ConcurrentHashMap<>();
    private volatile Routes routes = new Routes("");
    private volatile boolean closed;

    /** Learns from {@code watch}. */
    public LiveSystem(Pages pages, RegistryWatch watch, WallClock clock) {
        this.pages = pages;
        this.watch = watch;
        this.clock = clock;
        watch.listen(this::changed);
    }

    /** Adds a reader; returns false if there are too many. */
    boolean add(LiveStream stream, Routes to) {
        if (streams.size() >= MAX) {
            return false;
        }
        routes = to;
        streams.add(stream);
        edit(stream.language()); // there may have been no reader for a while
        if (closed) {
            stream.close(); // it came while the portal stops
        }
        return true;
    }

    void remove(LiveStream stream) {
        streams.remove(stream);
    }

    /** What is to be told in a language; empty as long as nothing is known. */
    Optional<Edition> newest(Language language) {
        return Optional.ofNullable(newest.get(language));
    }

    /** How many readers there are now. */
    public int count() {
        return streams.size();
    }

    private void changed() {
        if (!streams.isEmpty()) {
            streams.stream().map(LiveStream::language).distinct().forEach(this::edit);
            streams.forEach(LiveStream::changed);
        }
    }

    private synchronized void edit(Language language) {
        watch.known()
                .ifPresent(known -> newest.put(language, edition(known, Texts.in(language), newest.get(language))));
    }

    private Edition edition(Known known, Texts texts, @Nullable Edition before) {
        Instant now = clock.source().instant();
        Instant moment = Instant.ofEpochSecond(now.getEpochSecond() / MOMENT.toSeconds() * MOMENT.toSeconds());
        SystemView still = SystemView.of(known.still(), new Audience(texts, moment, clock.zone()));
        byte[] checks = LiveJson.checks(known, now);
        if (before != null && before.still().equals(still)) {
            return before.with(checks);
        }
        Routes to = routes;
        SystemView view = SystemView.of(known, new Audience(texts, now, clock.zone()));
        Once<byte[]> page = new Once<>(() -> pages.fragment(to, texts, view, Set.of()));
        if (before == null) {
            return Edition.first(now, still, page, checks);
        }
        Set<String> unchanged = unchanged(before.still(), still);
        return before.next(now, still, page, new Once<>(() -> pages.fragment(to, texts, view, unchanged)), checks);
    }

    private static Set<String> unchanged(SystemView before, SystemView now) {
        Set<ServiceCard> known = Set.copyOf(before.services());
        return now.services().stream()
                .filter(known::contains)
                .map(ServiceCard::wireName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        closed = true;
        streams.forEach(LiveStream::close);
    }
}
