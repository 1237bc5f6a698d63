package dev.rollcall.system.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The least an HTTP server can be: one thread, one selector, requests of limited length with a {@code Content-Length}, answers
 * without a body, connections that are kept. It takes as little as possible of the processors that it shares with what is measured.
 */
final class SelectorServer implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final Handler handler;
    private final Selector selector;
    private final ServerSocketChannel listener;

    /** Answers a request with a status. */
    @FunctionalInterface
    interface Handler {
        int answer(String path, byte[] body);
    }

    SelectorServer(Handler handler) throws IOException {
        this.handler = handler;
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        Thread thread = new Thread(this::serve, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    private void serve() {
        try {
            while (listener.isOpen()) {
                selector.select(this::ready);
            }
        } catch (IOException | ClosedSelectorException e) {
            if (listener.isOpen()) {
                throw new IllegalStateException("the receiver failed", e);
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read(key);
            }
        } catch (IOException e) {
            close(key);
        }
    }

    private void accept() throws IOException {
        SocketChannel connection = listener.accept();
        if (connection != null) {
            connection.configureBlocking(false);
            connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connection.register(selector, SelectionKey.OP_READ, new RequestBuffer());
        }
    }

    private void read(SelectionKey key) throws IOException {
        SocketChannel connection = (SocketChannel) key.channel();
        RequestBuffer buffer = (RequestBuffer) key.attachment();
        if (connection.read(buffer.space()) < 0) {
            close(key);
            return;
        }
        if (buffer.complete()) {
            ByteBuffer answer = answer(handler.answer(buffer.path(), buffer.body()));
            buffer.next();
            while (answer.hasRemaining()) {
                connection.write(answer);
            }
        }
    }

    private static ByteBuffer answer(int status) {
        return ByteBuffer.wrap(("HTTP/1.1 " + status + " \r\nContent-Length: 0\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (SelectionKey key : selector.keys()) {
                close(key);
            }
            selector.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
