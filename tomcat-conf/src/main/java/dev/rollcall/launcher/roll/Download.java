package dev.rollcall.launcher.roll;

import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Reason;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** An archive on its way into an existing file; knows which end has failed. */
final class Download implements BodySubscriber<String> {
    private final Path file;
    private final BodySubscriber<Path> writer;
    private volatile boolean begun;
    private volatile boolean broken;

    Download(Path file) {
        this.file = file;
        this.writer = BodySubscribers.ofFile(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public CompletionStage<String> getBody() {
        return writer.getBody().thenApply(written -> "");
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        begun = true;
        writer.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        writer.onNext(bytes);
    }

    @Override
    public void onError(Throwable failure) {
        broken = true;
        writer.onError(failure);
    }

    @Override
    public void onComplete() {
        writer.onComplete();
    }

    /**
     * Returns what the call failed with, if nothing of the archive has come.
     *
     * @throws FailureException that says what has failed, if something has come
     */
    IOException failure(IOException call) {
        if (!begun) {
            return call;
        }
        throw FailureException.because(
                broken || call instanceof HttpTimeoutException
                        ? "The archive broke off, and nothing was kept: the disk of the grade book may be full"
                                + " (rollcall doctor)."
                        : file + " cannot be written: " + Reason.of(call) + ".");
    }
}
