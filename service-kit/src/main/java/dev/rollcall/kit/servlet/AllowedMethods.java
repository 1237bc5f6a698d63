package dev.rollcall.kit.servlet;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Asks an address itself which methods it takes. Tomcat refuses TRACE before a servlet sees it, and guesses from the
 * names of the servlet's Java methods what else it takes.
 */
final class AllowedMethods {

    private AllowedMethods() {}

    /** Returns what the address that failed answers to OPTIONS as {@code Allow}; null if it does not say. */
    static @Nullable String atFailed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri)) {
            return null;
        }
        RequestDispatcher address = request.getRequestDispatcher(
                uri.substring(request.getContextPath().length()).split(";", 2)[0]);
        if (address == null) {
            return null;
        }
        Answer answer = new Answer(response);
        try {
            address.include(new Question(request), answer);
        } catch (ServletException | RuntimeException e) {
            return null; // nothing there, or not open to every caller
        }
        return answer.allow;
    }

    private static final class Question extends HttpServletRequestWrapper {

        Question(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "OPTIONS";
        }

        @Override
        public @Nullable String getPathInfo() {
            return (String) getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
        }

        @Override
        public @Nullable String getServletPath() {
            return (String) getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH);
        }
    }

    private static final class Answer extends HttpServletResponseWrapper {

        private @Nullable String allow;

        Answer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            if (name.equalsIgnoreCase("Allow")) {
                allow = value;
            }
        }
    }
}
