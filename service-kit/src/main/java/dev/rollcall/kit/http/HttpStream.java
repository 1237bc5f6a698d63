package dev.rollcall.kit.http;

import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/**
 * An answer that is read as it comes, for as long as it comes. The caller subscribes once, and cancels or reads to the end:
 * until then a connection is in use, but no thread. It comes only as fast as it is read.
 *
 * @param head status and headers; its body is empty if the answer is 2xx, else complete
 * @param body the body of a 2xx answer; else nothing
 */
public record HttpStream(HttpAnswer head, Flow.Publisher<List<ByteBuffer>> body) {

    /** Subscribes, and returns a stream whose reads block; closing it, from any thread, ends the answer. */
    public InputStream blocking() {
        BodySubscriber<InputStream> reader = BodySubscribers.ofInputStream();
        body.subscribe(reader);
        return reader.getBody().toCompletableFuture().join();
    }
}
