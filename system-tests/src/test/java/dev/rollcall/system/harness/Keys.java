package dev.rollcall.system.harness;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.security.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Makes tokens with the master key of a data directory, as the services do themselves. */
public final class Keys {
    private final MasterKey master;

    private Keys(MasterKey master) {
        this.master = master;
    }

    /** Returns the keys of a Tomcat whose services have made their master key. */
    public static Keys of(Base base) {
        return in(base.data());
    }

    /** Returns the keys of a data directory that has a master key. */
    public static Keys in(Path data) {
        try {
            return new Keys(MasterKey.load(data)
                    .orElseThrow(() -> new IllegalStateException(data + " holds no master key yet")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the keys of a directory; the master key is created when there is none yet. */
    public static Keys create(Path directory) {
        try {
            Files.createDirectories(directory);
            return new Keys(MasterKey.loadOrCreate(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what makes tokens for the kit's own clients. */
    public Tokens tokens() {
        return new Tokens(master, InstantSource.system());
    }

    /** Returns the value of an {@code Authorization} header. */
    public String bearer(ServiceName from, ServiceName to) {
        return bearer(from, to, Optional.empty(), Duration.ZERO);
    }

    /** Returns the value of an {@code Authorization} header that speaks for a person. */
    public String bearer(ServiceName from, ServiceName to, String user, String... roles) {
        return bearer(from, to, Optional.of(new Person(user, Set.of(roles))), Duration.ZERO);
    }

    /** Returns the value of a header whose token was made so long ago. */
    public String bearerMadeBefore(Duration age, ServiceName from, ServiceName to) {
        return bearer(from, to, Optional.empty(), age.negated());
    }

    /** Returns the key that a WAR which is not one of the four is given. */
    public String serviceKey(ServiceName name) {
        return master.serviceKey(name).text();
    }

    private String bearer(ServiceName from, ServiceName to, Optional<Person> person, Duration offset) {
        return "Bearer " + tokens().sign(from, to, person, offset).orElseThrow();
    }
}
