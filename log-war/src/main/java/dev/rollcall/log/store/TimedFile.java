package dev.rollcall.log.store;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Measures how long the disk takes to force what was written. One thread at a time. */
final class TimedFile implements AppendFile {

    private final AppendFile file;
    private final Timer forces;
    private final Ticker ticker;

    TimedFile(AppendFile file, Timer forces, Ticker ticker) {
        this.file = file;
        this.forces = forces;
        this.ticker = ticker;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        file.write(bytes);
    }

    @Override
    public void truncate(long size) throws IOException {
        file.truncate(size);
    }

    /** Also one that fails is measured: it may have taken long to do so. */
    @Override
    public void force() throws IOException {
        long begun = ticker.nanos();
        try {
            file.force();
        } finally {
            forces.took(ticker.nanos() - begun);
        }
    }

    @Override
    public boolean full(int bytes) {
        return file.full(bytes);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
