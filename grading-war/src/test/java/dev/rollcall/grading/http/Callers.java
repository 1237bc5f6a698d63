package dev.rollcall.grading.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.time.SystemTime;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Makes the tokens that callers of the grade book would send. */
public final class Callers {
    private final Tokens tokens;

    public Callers(KeyRing keys) {
        this.tokens = new Tokens(keys, SystemTime.INSTANCE);
    }

    /** The header value of a service that speaks for itself. */
    public String service(ServiceName from) {
        return header(from, ServiceName.GRADING, Optional.empty(), Duration.ZERO);
    }

    /** The header value of the portal speaking for a person. */
    public String person(String user, String... roles) {
        return header(
                ServiceName.PORTAL, ServiceName.GRADING, Optional.of(new Person(user, Set.of(roles))), Duration.ZERO);
    }

    /** The header value of any service that claims to speak for a teacher, with a clock that is wrong by an offset. */
    String teacher(ServiceName from, ServiceName to, Duration offset) {
        return header(from, to, Optional.of(new Person("anna", Set.of("teacher"))), offset);
    }

    private String header(ServiceName from, ServiceName to, Optional<Person> person, Duration offset) {
        return "Bearer " + tokens.sign(from, to, person, offset).orElseThrow();
    }
}
