package dev.rollcall.kit.juli;

import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.log.transport.LogTransport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transport that is made when there is something to send. The log manager makes its handlers before Tomcat has read
 * {@code conf/catalina.properties}, where the settings are. One thread sends. Another one may close at any time, without
 * waiting: making a transport needs the log manager, which the thread that ends the handlers holds.
 */
final class LateTransport<T extends LogTransport & AutoCloseable> implements LogTransport, AutoCloseable {

    private final Supplier<T> maker;
    private volatile @Nullable T made;
    private volatile boolean closed;

    LateTransport(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public LogAnswer send(LogBatch batch) throws InterruptedException {
        T transport = made;
        if (transport == null && !closed) {
            transport = maker.get();
            made = transport;
        }
        if (transport == null || closed) {
            throw new InterruptedException("the log has ended");
        }
        return transport.send(batch);
    }

    @Override
    public void close() throws Exception {
        closed = true;
        T transport = made;
        if (transport != null) {
            transport.close();
        }
    }
}
