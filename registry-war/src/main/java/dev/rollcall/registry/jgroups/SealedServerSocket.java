package dev.rollcall.registry.jgroups;

import dev.rollcall.kit.threads.Threads;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Accepts only connections whose other side has proved that it belongs to the cluster. Each handshake has a thread of
 * its own, so a peer that says nothing delays no other. Thread-safe; no thread and no connection is left once it is
 * closed.
 */
final class SealedServerSocket extends ServerSocket {

    private static final Logger LOG = LogManager.getLogger(SealedServerSocket.class);

    /** The most handshakes at a time; further connections are closed, and a node tries again. */
    private static final int MAX_ENTERING = 32;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Supplier<SealedSocket> sockets;
    private final ThreadFactory threads = Threads.named("rollcall-registry-cluster-door");
    private final AtomicBoolean open = new AtomicBoolean();
    private final Set<SealedSocket> entering = ConcurrentHashMap.newKeySet();

    /** The connections whose handshake succeeded; an empty element once this is closed. */
    private final BlockingQueue<Optional<SealedSocket>> entered = new LinkedBlockingQueue<>();

    /**
     * Makes a socket that is not bound.
     *
     * @param sockets makes unconnected sockets that are about to be accepted
     */
    SealedServerSocket(Supplier<SealedSocket> sockets) throws IOException {
        this.sockets = sockets;
    }

    @Override
    public Socket accept() throws IOException {
        if (open.compareAndSet(false, true)) {
            try {
                threads.newThread(this::keep).start();
            } catch (Throwable e) {
                open.set(false); // another call of accept tries again
                throw e;
            }
        }
        try {
            Optional<SealedSocket> next = entered.take();
            if (next.isPresent()) {
                return next.get();
            }
            entered.add(next); // for further calls of accept
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SocketException("closed");
    }

    private void keep() {
        while (!isClosed()) {
            try {
                let(sockets.get());
            } catch (Throwable e) { // memory may be short now and not later
                if (!isClosed()) {
                    LOG.log(
                            e instanceof IOException ? Level.DEBUG : Level.ERROR,
                            "a connection could not be accepted",
                            e);
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }

    private void let(SealedSocket socket) throws IOException {
        try {
            implAccept(socket);
            greet(socket);
        } catch (Throwable e) {
            entering.remove(socket);
            close(socket);
            throw e;
        }
    }

    private void greet(SealedSocket socket) {
        if (entering.size() >= MAX_ENTERING) {
            close(socket);
            return;
        }
        entering.add(socket);
        if (isClosed()) {
            close(socket);
        }
        threads.newThread(() -> enter(socket)).start();
    }

    private void enter(SealedSocket socket) {
        try {
            socket.greet();
            entered.add(Optional.of(socket));
        } catch (IOException e) {
            close(socket); // the reason is in the log already
        } catch (RuntimeException | Error e) {
            close(socket);
            throw e;
        } finally {
            entering.remove(socket);
        }
    }

    private static void close(SealedSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a connection could not be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        entering.forEach(SealedServerSocket::close);
        entered.forEach(one -> one.ifPresent(SealedServerSocket::close));
        entered.add(Optional.empty());
    }
}
