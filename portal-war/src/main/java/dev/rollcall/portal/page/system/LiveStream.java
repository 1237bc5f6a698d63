package dev.rollcall.portal.page.system;

import dev.rollcall.portal.page.SessionStream;
import dev.rollcall.portal.text.Language;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.Optional;

/** The page System as it is told to one browser. Thread-safe. */
final class LiveStream extends SessionStream {
    private final LiveSystem live;
    private final Language language;
    private volatile String toldPage;
    private volatile long toldRound;

    /** A reader of a language; {@code known} is the id of the page that the browser has, empty for none. */
    LiveStream(LiveSystem live, Language language, String known) {
        this.live = live;
        this.language = language;
        this.toldPage = known;
    }

    Language language() {
        return language;
    }

    private Optional<Edition> untold() {
        return live.newest(language).filter(edition -> edition.round() != toldRound);
    }

    @Override
    protected boolean isDue() {
        return untold().isPresent();
    }

    @Override
    protected void tell(ServletOutputStream out) throws IOException {
        Optional<Edition> newest = untold();
        if (newest.isPresent()) {
            tell(newest.get(), out);
        }
    }

    private void tell(Edition edition, ServletOutputStream out) throws IOException {
        toldRound = edition.round();
        if (!edition.id().equals(toldPage)) {
            edition.writePage(out, toldPage);
            toldPage = edition.id();
        }
        edition.writeChecks(out);
    }

    @Override
    protected void ended() {
        live.remove(this);
    }
}
