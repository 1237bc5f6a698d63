package dev.rollcall.portal.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells browsers what a page may do: load our own style, scripts and images, hear from us, send forms to us, and
 * nothing else. Pages are never stored; browsers ask each time whether a file below {@code /assets} has changed:
 * scripts of two releases do not understand each other. Declared in {@code web.xml} for forwards and errors too,
 * because the log-in page and the error pages come that way.
 */
public final class SecurityHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; "
            + "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        boolean asset = request.getServletPath().startsWith(Routes.ASSETS + "/");
        response.setHeader("Cache-Control", asset ? "no-cache" : "no-store");
        chain.doFilter(request, response);
    }
}
