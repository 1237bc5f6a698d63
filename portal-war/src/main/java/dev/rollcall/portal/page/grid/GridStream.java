package dev.rollcall.portal.page.grid;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.News;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.page.SessionStream;
import dev.rollcall.portal.text.Texts;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changes of a class as one browser is told them, in its language. Thread-safe. */
final class GridStream extends SessionStream {
    private static final String BEAT = ":\n\n";

    private final Texts texts;
    private final Runnable left;
    private volatile @Nullable LiveGrid grid;
    private volatile long told;
    private volatile boolean toldAway;
    private volatile boolean beat;
    private boolean gone;

    /**
     * A browser.
     *
     * @param known the last change it knows
     * @param left is told once when it has left
     */
    GridStream(Texts texts, long known, Runnable left) {
        this.texts = texts;
        this.told = known;
        this.left = left;
    }

    /** Is told what {@code live} learns, unless it has left already. */
    synchronized void of(LiveGrid live) {
        if (!gone) {
            grid = live;
            live.add(this);
        }
    }

    @Override
    protected boolean isDue() {
        LiveGrid live = grid;
        return live != null && isDue(live.state());
    }

    private boolean isDue(LiveGrid.State state) {
        return state.over() || state.away() != toldAway || state.revision() > told || told < state.since();
    }

    void beat() {
        beat = true;
        wake();
    }

    @Override
    protected void tell(ServletOutputStream out) throws IOException {
        LiveGrid live = grid;
        LiveGrid.State state = live == null ? null : live.state();
        if (state == null || !isDue(state)) {
            if (beat) {
                out.write(BEAT.getBytes(StandardCharsets.US_ASCII));
            }
            beat = false;
            return;
        }
        if (state.over()) {
            write(out, "over", "{}");
            close();
            return;
        }
        if (state.away() != toldAway) {
            toldAway = state.away();
            write(out, toldAway ? "away" : "back", "{}");
        }
        if (told < state.since()) {
            told = state.revision();
            write(out, "reload", "{}");
        }
        for (News news : state.kept()) {
            if (news.revision() > told) {
                told = news.revision();
                write(out, news.isStructural() ? "reload" : "cells", json(news).toString());
            }
        }
    }

    private void write(ServletOutputStream out, String event, String data) throws IOException {
        String text = "id: " + told + "\nevent: " + event + "\ndata: " + data + "\n\n"; // JSON without line breaks
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The last change of each cell, and totals. */
    private JsonObject json(News news) {
        Map<String, Change> last = new LinkedHashMap<>();
        news.changes().stream()
                .filter(Change::isResult)
                .forEach(change -> last.put(change.lineItem() + " " + change.student(), change));
        JsonArrayBuilder cells = JsonP.array();
        last.values().forEach(change -> {
            Result result = change.to() == null ? null : new Result(change.to(), change.number());
            cells.add(GridJson.cell(change.lineItem(), change.student(), result, texts)
                    .add("change", change.number())
                    .add("by", change.by()));
        });
        return JsonP.object()
                .add("cells", cells)
                .add("totals", GridJson.totals(news.totals(), texts))
                .build();
    }

    @Override
    protected void ended() {
        LiveGrid live;
        synchronized (this) {
            if (gone) {
                return;
            }
            gone = true;
            live = grid;
        }
        if (live != null) {
            live.remove(this);
        }
        left.run();
    }
}
