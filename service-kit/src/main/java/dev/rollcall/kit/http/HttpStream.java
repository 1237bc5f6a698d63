package dev.rollcall.kit.http;

import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/**
 * An answer that is read as it comes, for as long as it comes. Whoever has one subscribes once, and cancels or reads to the
 * end: until then a connection is in use, but no thread. How fast it is read is how fast it comes.
 *
 * @param head status and headers; its body is empty, unless the answer is not 2xx: then it is all there
 * @param body what comes; nothing unless the answer is 2xx
 */
public record HttpStream(HttpAnswer head, Flow.Publisher<List<ByteBuffer>> body) {

    /** Subscribes, and returns a stream that whoever reads waits on; closing it, from any thread, ends the answer. */
    public InputStream blocking() {
        BodySubscriber<InputStream> reader = BodySubscribers.ofInputStream();
        body.subscribe(reader);
        return reader.getBody().toCompletableFuture().join();
    }
}
