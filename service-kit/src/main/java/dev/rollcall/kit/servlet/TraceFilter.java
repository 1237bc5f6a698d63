package dev.rollcall.kit.servlet;

import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.log4j.LogContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives every request a trace: the one in its {@code traceparent} header, or a new one. The trace is in the log context
 * as {@code traceId} while the request is served, goes on with calls to other services, and is told in the answer.
 */
public final class TraceFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        TraceContext trace = TraceContext.parse(request.getHeader(TraceContext.HEADER))
                .map(TraceContext::child)
                .orElseGet(TraceContext::fresh);
        response.setHeader(TraceContext.HEADER, trace.header());
        try (TraceContext.Scope ignored = trace.open();
                LogContext entry = LogContext.put("traceId", trace.traceId())) {
            chain.doFilter(request, response);
        }
    }
}
