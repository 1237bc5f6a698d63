package dev.rollcall.portal.page;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One request of a browser. Used by one thread. */
public final class Visit {
    private static final String NOTICE = "rollcall.notice";
    private static final String LANGUAGE = "rollcall.language";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private @Nullable Upload upload;

    Visit(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** What the browser asks. */
    public HttpServletRequest request() {
        return request;
    }

    /** For servlets that answer in another way than by a page. */
    public HttpServletResponse response() {
        return response;
    }

    /** The addresses of the portal, as this browser sees them. */
    public Routes to() {
        return new Routes(request.getContextPath());
    }

    /**
     * The address that was asked for, as it was spelled, without a query. It begins with one slash: {@code //} and
     * a name would lead a browser to another host, as {@code //host/..;/portal/classes} does not lead Tomcat.
     */
    public String here() {
        return request.getRequestURI().replaceFirst("^/+", "/");
    }

    /** The texts of pages, in the language of the session, or else the browser's. */
    public Texts texts() {
        HttpSession session = request.getSession(false);
        return Texts.in(
                session != null && session.getAttribute(LANGUAGE) instanceof Language chosen
                        ? chosen
                        : Language.preferred(request.getLocales()));
    }

    /** The user who is logged in. */
    Optional<Person> person() {
        Principal principal = request.getUserPrincipal();
        return principal == null ? Optional.empty() : Optional.of(new Person(principal.getName(), roles()));
    }

    /**
     * The user who is logged in.
     *
     * @throws IllegalStateException when there is none; {@code web.xml} lets no such request get this far
     */
    public Person requirePerson() {
        return person().orElseThrow(() -> new IllegalStateException("nobody is logged in"));
    }

    /** Whether a user with one of the roles is logged in. */
    public boolean hasAnyRole(Set<Role> roles) {
        return roles.stream().anyMatch(role -> request.isUserInRole(role.wireName()));
    }

    /** Whether an administrator is logged in. */
    public boolean isAdmin() {
        return hasAnyRole(Set.of(Role.ADMIN));
    }

    /** Notes the form that came with a file. */
    void received(Upload form) {
        upload = form;
    }

    /** The file that came with the form; empty when none did. */
    public byte[] file() {
        return upload == null ? new byte[0] : upload.file();
    }

    /** A parameter of the query or the form; empty when absent. */
    public String parameter(String name) {
        if (upload != null && upload.fields().containsKey(name)) {
            return upload.fields().getOrDefault(name, "");
        }
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /**
     * The id of the last event of a stream that the reader has heard: a browser that reconnects by itself says it in
     * {@code Last-Event-ID}, others in {@code after} of the address; empty for none.
     */
    public String lastHeard() {
        String told = request.getHeader("Last-Event-ID");
        return told == null ? parameter("after") : told;
    }

    boolean hasSession() {
        return request.getSession(false) != null;
    }

    /** Makes sure that there is a session, which a form needs. */
    public void openSession() {
        request.getSession();
    }

    /** How often this was called with a name in this session, this time included. */
    public int count(String name) {
        HttpSession session = request.getSession();
        int times = session.getAttribute(name) instanceof Integer before ? before + 1 : 1;
        session.setAttribute(name, times);
        return times;
    }

    /** Lets pages speak a language from now on. */
    public void speak(Language language) {
        speak(request.getSession(), language);
    }

    /** Lets the pages of a session speak a language from now on. */
    public static void speak(HttpSession session, Language language) {
        session.setAttribute(LANGUAGE, language);
    }

    /** To be shown on the next page. */
    public void leave(Notice notice) {
        request.getSession().setAttribute(NOTICE, notice);
    }

    /** What the page before left, once. */
    @Nullable
    Notice takeNotice() {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(NOTICE) instanceof Notice notice)) {
            return null;
        }
        session.removeAttribute(NOTICE);
        return notice;
    }

    private Set<String> roles() {
        return Arrays.stream(Role.values())
                .map(Role::wireName)
                .filter(request::isUserInRole)
                .collect(Collectors.toUnmodifiableSet());
    }
}
