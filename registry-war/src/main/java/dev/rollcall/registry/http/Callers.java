package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.Caller;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.registry.roll.Entry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** What a caller may do with the roll: a service acts only for itself. Thread-safe. */
public final class Callers {

    private static final Set<String> OPERATING = Set.of("operator", "admin");

    private final TokenGuard guard;
    private volatile boolean heard;

    /** Takes what checks tokens. */
    public Callers(TokenGuard guard) {
        this.guard = guard;
    }

    /**
     * Returns the service that calls; empty if it has no token but is let in without one.
     *
     * @throws ProblemException 401 or 403 if it is not let in
     */
    Optional<ServiceName> identify(HttpServletRequest request) {
        if (!heard) { // written once, not with each request
            heard = true;
        }
        guard.refuseBrowsers(request);
        Optional<Caller> caller = guard.caller(request);
        if (caller.isEmpty() && !guard.unsignedAllowed(request)) {
            throw new IllegalStateException("unreachable: " + guard.require(request));
        }
        return caller.map(Caller::service);
    }

    /** Returns whether a possible service has called, which proves that a connector serves. */
    public boolean heard() {
        return heard;
    }

    /**
     * Insists that the caller may see the roll: any service, but a person only in a role that operates the system.
     *
     * @throws ProblemException 401 without an acceptable token, 403 for a person in another role, or from a web page
     */
    void requireReader(HttpServletRequest request) {
        guard.refuseBrowsers(request);
        Optional<Person> person = guard.require(request).person();
        if (person.isPresent() && Collections.disjoint(person.get().roles(), OPERATING)) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Only operators and administrators may see the roll.");
        }
    }

    /** Returns whether the call is made on behalf of a person, and is no service's own. */
    boolean isPerson(HttpServletRequest request) {
        return guard.caller(request).flatMap(Caller::person).isPresent();
    }

    /**
     * Insists that the caller is a person who operates the system.
     *
     * @throws ProblemException 401 without an acceptable token, 403 for a service that does not speak for a person, for
     *     a person in another role, or from a web page
     */
    Person requireOperator(HttpServletRequest request) {
        guard.refuseBrowsers(request);
        return guard.require(request)
                .person()
                .filter(person -> !Collections.disjoint(person.roles(), OPERATING))
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.FORBIDDEN,
                        "Only operators and administrators may do this: the token must name one of them."));
    }

    /**
     * Insists that {@code caller} may act for the service {@code name}.
     *
     * @throws ProblemException 403 if its token is that of another service
     */
    static void requireSelf(Optional<ServiceName> caller, ServiceName name) {
        caller.filter(service -> !service.equals(name)).ifPresent(service -> {
            throw new ProblemException(
                    CommonProblem.FORBIDDEN, "The token is of " + service + ", which may not act for " + name + ".");
        });
    }

    /**
     * Returns whether {@code caller} may renew and remove {@code entry}: a signed entry only its own service; an
     * unsigned one only a caller without a token. To a service with a token, an unsigned entry under its id is unknown,
     * because any caller may have made it.
     */
    static boolean owns(Optional<ServiceName> caller, Entry entry) {
        return caller.isPresent() == entry.origin().signed()
                && caller.map(entry.name()::equals).orElse(true);
    }

    /**
     * Insists that {@code caller} may change {@code entry} if that is signed: only its own service may.
     *
     * @throws ProblemException 403 if it may not
     */
    static void requireOwner(Optional<ServiceName> caller, Entry entry) {
        if (!entry.origin().signed()) {
            return;
        }
        if (caller.isEmpty()) {
            throw new ProblemException(
                    CommonProblem.FORBIDDEN, "This instance registered with a token and is changed only with one.");
        }
        requireSelf(caller, entry.name());
    }

    /** Returns the address the request came from. */
    static InetAddress address(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr());
        } catch (UnknownHostException e) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "The address of the caller cannot be told.", e);
        }
    }
}
