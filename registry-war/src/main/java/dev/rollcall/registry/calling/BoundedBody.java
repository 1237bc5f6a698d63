package dev.rollcall.registry.calling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Reads an answer up to a limit; beyond it the exchange is broken off, but the status is kept. */
final class BoundedBody extends AbstractBinResponseConsumer<BoundedBody> {

    private final int maxBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private volatile int status;
    private volatile boolean tooLong;

    BoundedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Thrown to end an exchange of which only the status counts. */
    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("the body is too long");
        }
    }

    int status() {
        return status;
    }

    /** Returns whether the answer was broken off because of its length. */
    boolean tooLong() {
        return tooLong;
    }

    byte[] bytes() {
        return tooLong ? new byte[0] : body.toByteArray();
    }

    @Override
    protected void start(HttpResponse response, @Nullable ContentType contentType) {
        status = response.getCode();
    }

    @Override
    protected int capacityIncrement() {
        return Math.max(maxBytes, 1024);
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
        if (body.size() + source.remaining() > maxBytes) {
            tooLong = true;
            throw new TooLongException();
        }
        byte[] chunk = new byte[source.remaining()];
        source.get(chunk);
        body.writeBytes(chunk);
    }

    @Override
    protected BoundedBody buildResult() {
        return this;
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // 100 Continue and the like say nothing
    }

    @Override
    public void releaseResources() {
        // holds none
    }
}
