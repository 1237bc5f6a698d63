package dev.rollcall.grading.job;

import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.log4j.LogContext;
import java.util.Optional;

/** Work for another thread, in the trace of the thread that asks for it. */
public final class Traced {
    private Traced() {}

    /** Returns the same, to be done in the trace of this thread. */
    public static Runnable here(Runnable what) {
        Optional<TraceContext> trace = TraceContext.current();
        return trace.isEmpty() ? what : () -> in(trace.get(), what);
    }

    private static void in(TraceContext trace, Runnable what) {
        try (TraceContext.Scope ignored = trace.open();
                LogContext entry = LogContext.put("traceId", trace.traceId())) {
            what.run();
        }
    }
}
