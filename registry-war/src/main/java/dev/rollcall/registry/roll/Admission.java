package dev.rollcall.registry.roll;

import dev.rollcall.kit.registry.Registration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The rules by which a registration may take the place of what is known about its instance. */
final class Admission {

    private Admission() {}

    /**
     * Returns why {@code registration} may not be listed: its instance is held by somebody who proved who he is, or its
     * generation is not the newest. A tombstone protects nothing but its generation.
     */
    static Optional<Registering> refuses(Registration registration, Origin origin, @Nullable Entry known) {
        if (known == null) {
            return Optional.empty();
        }
        boolean foreign = !origin.signed() || !known.name().equals(registration.name());
        if (known.present() && known.origin().signed() && foreign) {
            return Optional.of(new Registering.Taken(known.name()));
        }
        OptionalLong wanted = registration.generation();
        boolean newer =
                wanted.isEmpty() || wanted.getAsLong() > known.generation().number();
        return newer || repeats(registration, origin, known)
                ? Optional.empty()
                : Optional.of(new Registering.Older(known.generation().number()));
    }

    /** Returns whether this is the registration that is listed already, sent again because its answer was lost. */
    static boolean repeats(Registration registration, Origin origin, Entry known) {
        return known.present()
                && registration.generation().isPresent()
                && registration.generation().getAsLong() == known.generation().number()
                && origin.signed() == known.origin().signed()
                && registration.equals(known.registration());
    }
}
