package dev.rollcall.portal.page.system;

import dev.rollcall.portal.page.SessionStream;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.Optional;

/** The page System as it is told to one browser. Thread-safe. */
final class LiveStream extends SessionStream {
    private final LiveSystem live;
    private volatile String toldPage;
    private volatile long toldRound;

    /** Somebody who has the page of that name, or none. */
    LiveStream(LiveSystem live, String known) {
        this.live = live;
        this.toldPage = known;
    }

    @Override
    protected boolean isDue() {
        return live.newest().filter(edition -> edition.round() != toldRound).isPresent();
    }

    @Override
    protected void tell(ServletOutputStream out) throws IOException {
        Optional<Edition> newest = live.newest().filter(edition -> edition.round() != toldRound);
        if (newest.isPresent()) {
            tell(newest.get(), out);
        }
    }

    private void tell(Edition edition, ServletOutputStream out) throws IOException {
        toldRound = edition.round();
        if (!edition.id().equals(toldPage)) {
            toldPage = edition.id();
            edition.writePage(out);
        }
        edition.writeChecks(out);
    }

    @Override
    protected void ended() {
        live.remove(this);
    }
}
