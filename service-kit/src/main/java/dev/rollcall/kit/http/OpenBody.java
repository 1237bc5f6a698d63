package dev.rollcall.kit.http;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/**
 * The body of a streamed answer, as soon as its head is there.
 *
 * @param refusal the complete body, unless the answer is 2xx
 * @param parts the body of a 2xx answer, as it comes
 */
record OpenBody(byte[] refusal, Flow.Publisher<List<ByteBuffer>> parts) {

    /** Reads all of an answer that is not 2xx, at most {@code maxBytes}. */
    static BodyHandler<OpenBody> handler(int maxBytes) {
        return head -> head.statusCode() / 100 == 2
                ? BodySubscribers.mapping(BodySubscribers.ofPublisher(), parts -> new OpenBody(new byte[0], parts))
                : BodySubscribers.mapping(
                        new BoundedBody(maxBytes), refusal -> new OpenBody(refusal, OpenBody::nothing));
    }

    private static void nothing(Flow.Subscriber<? super List<ByteBuffer>> subscriber) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long parts) {
                // there are none
            }

            @Override
            public void cancel() {
                // there is nothing to end
            }
        });
        subscriber.onComplete();
    }
}
