package dev.rollcall.portal.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;

/** Stands in for the container's log-in: the header {@code X-Person: ana teacher,admin} says who is there. */
public final class LoggedInFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String person = request.getHeader("X-Person");
        chain.doFilter(person == null ? request : new Known(request, person.split(" ")), response);
    }

    private static final class Known extends HttpServletRequestWrapper {
        private final String name;
        private final List<String> roles;

        Known(HttpServletRequest request, String... words) {
            super(request);
            this.name = words[0];
            this.roles = List.of(words[1].split(","));
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> name;
        }

        @Override
        public boolean isUserInRole(String role) {
            return roles.contains(role);
        }
    }
}
