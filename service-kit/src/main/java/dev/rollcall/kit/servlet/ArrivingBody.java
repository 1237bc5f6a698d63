package dev.rollcall.kit.servlet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** A body on its way: what goes wrong with its arrival is the sender's problem, not a defect of the service. */
final class ArrivingBody extends FilterInputStream {

    ArrivingBody(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            throw problem(e);
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return in.read(bytes, from, length);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private static ProblemException problem(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return new ProblemException(CommonProblem.TOO_SLOW, "The body did not arrive in time.", e);
            }
        }
        return new ProblemException(
                CommonProblem.UNREADABLE, "The body ended early, or the lengths of its chunks are wrong.", e);
    }

    /** Returns whether {@code problem} is that a body did not arrive. */
    static boolean isBehind(ProblemException problem) {
        return problem.getCause() instanceof IOException
                && (problem.type() == CommonProblem.TOO_SLOW || problem.type() == CommonProblem.UNREADABLE);
    }
}
