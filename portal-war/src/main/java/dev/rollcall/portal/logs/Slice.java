package dev.rollcall.portal.logs;

import dev.rollcall.portal.text.WholeNumber;
import java.util.OptionalLong;

/**
 * Which part of what is found is shown: the newest, or what is before or after a line, or before what was shown of several log
 * services. At most one of the three is there.
 *
 * @param before only lines before the one of this sequence
 * @param after only lines after the one of this sequence, the nearest to it
 * @param older only what each of several log services has before its position
 */
public record Slice(OptionalLong before, OptionalLong after, Positions older) {
    /** The newest. */
    public static final Slice NEWEST = new Slice(OptionalLong.empty(), OptionalLong.empty(), Positions.NONE);

    /** What is older than a line. */
    public static Slice before(long sequence) {
        return new Slice(OptionalLong.of(sequence), OptionalLong.empty(), Positions.NONE);
    }

    /** What is newer than a line. */
    public static Slice after(long sequence) {
        return new Slice(OptionalLong.empty(), OptionalLong.of(sequence), Positions.NONE);
    }

    /** What is older than what was shown of several log services. */
    public static Slice before(Positions older) {
        return new Slice(OptionalLong.empty(), OptionalLong.empty(), older);
    }

    /** The slice of two parameters of an address; what is neither a sequence nor positions is left out. */
    static Slice of(String before, String after) {
        OptionalLong end = WholeNumber.read(before);
        Slice older = before(Positions.parse(before));
        return older.isOfSeveral()
                ? older
                : new Slice(end, end.isPresent() ? OptionalLong.empty() : WholeNumber.read(after), Positions.NONE);
    }

    /** Whether it is not the newest. */
    public boolean isActive() {
        return before.isPresent() || after.isPresent() || isOfSeveral();
    }

    /** Whether it is a part of what several log services have. */
    public boolean isOfSeveral() {
        return !older.equals(Positions.NONE);
    }
}
