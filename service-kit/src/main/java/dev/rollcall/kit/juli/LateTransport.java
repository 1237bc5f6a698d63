package dev.rollcall.kit.juli;

import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.log.transport.LogTransport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transport that is made when there is something to send. The log manager makes its handlers before Tomcat has read
 * {@code conf/catalina.properties}, where the settings are.
 */
final class LateTransport<T extends LogTransport & AutoCloseable> implements LogTransport, AutoCloseable {

    private final Supplier<T> maker;
    private @Nullable T made;

    LateTransport(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public LogAnswer send(LogBatch batch) throws InterruptedException {
        return transport().send(batch);
    }

    private synchronized T transport() {
        T transport = made;
        if (transport == null) {
            transport = maker.get();
            made = transport;
        }
        return transport;
    }

    @Override
    public synchronized void close() throws Exception {
        if (made != null) {
            made.close();
        }
    }
}
