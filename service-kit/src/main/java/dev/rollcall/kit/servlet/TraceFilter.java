package dev.rollcall.kit.servlet;

import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.log4j.LogContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Gives every request a trace: the one in its {@code traceparent} header, or a new one. The trace is in the log context
 * as {@code traceId} while the request is served, goes on with calls to other services, and is told in the answer. A
 * request that is dispatched again, because its answer comes later or by an error page, keeps its trace.
 */
public final class TraceFilter extends HttpFilter {

    /** The dispatches that it filters. */
    static final Set<DispatcherType> DISPATCHES =
            Set.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = TraceFilter.class.getName();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        TraceContext trace =
                request.getAttribute(ATTRIBUTE) instanceof TraceContext begun ? begun : begin(request, response);
        try (TraceContext.Scope ignored = trace.open();
                LogContext entry = LogContext.put("traceId", trace.traceId())) {
            chain.doFilter(request, response);
        }
    }

    private static TraceContext begin(HttpServletRequest request, HttpServletResponse response) {
        TraceContext trace = TraceContext.parse(request.getHeader(TraceContext.HEADER))
                .map(TraceContext::child)
                .orElseGet(TraceContext::fresh);
        request.setAttribute(ATTRIBUTE, trace);
        response.setHeader(TraceContext.HEADER, trace.header());
        return trace;
    }
}
