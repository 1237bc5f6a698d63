package dev.rollcall.registry.roll;

import dev.rollcall.kit.registry.Registration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The rules by which a registration may take the place of what is known about its instance. */
final class Admission {

    private Admission() {}

    /**
     * Returns why {@code registration} may not be listed: a signed registration that is not the caller's own holds the
     * instance, or its generation is not the newest. An unsigned entry, listed or removed, never refuses a signed
     * registration; a tombstone refuses only older generations of its own kind, signed or unsigned.
     */
    static Optional<Registering> refuses(Registration registration, Origin origin, @Nullable Entry known) {
        if (known == null || (origin.signed() && !known.origin().signed())) {
            return Optional.empty();
        }
        boolean foreign = !origin.signed() || !known.name().equals(registration.name());
        if (known.present() && known.origin().signed() && foreign) {
            return Optional.of(new Registering.Taken(known.name()));
        }
        OptionalLong wanted = registration.generation();
        boolean newer = beginsEra(origin, known)
                || wanted.isEmpty()
                || wanted.getAsLong() > known.generation().number();
        return newer || repeats(registration, origin, known)
                ? Optional.empty()
                : Optional.of(new Registering.Older(known.generation().number()));
    }

    /** Returns the generation of a registration that is not refused; it is greater than the known one. */
    static Generation generation(
            Registration registration, Origin origin, @Nullable Entry known, Instant now, String node) {
        long era = 0;
        long next = now.toEpochMilli();
        if (known != null) {
            Generation before = known.generation();
            boolean newEra = beginsEra(origin, known);
            era = newEra ? before.era() + 1 : before.era();
            boolean comparable = !newEra && before.signed() == origin.signed();
            next = comparable ? Math.max(next, before.number() + 1) : next;
        }
        return new Generation(era, origin.signed(), registration.generation().orElse(next), node);
    }

    private static boolean beginsEra(Origin origin, Entry known) {
        return known.removed() && known.origin().signed() && !origin.signed();
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
