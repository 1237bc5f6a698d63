package dev.rollcall.launcher.base;

import java.util.Optional;
import java.util.Set;

/**
 * A port that people are to open in a browser.
 *
 * @param number between 1 and 65535
 */
public record BrowserPort(int number) {
    /** The bad ports of the Fetch standard's <i>port blocking</i>. */
    private static final Set<Integer> BAD = Set.of(
            1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
            526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
            3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080);

    /** Returns, as a sentence, that browsers do not open it; empty if they do. */
    public Optional<String> refusal() {
        return BAD.contains(number)
                ? Optional.of("Browsers refuse to open port " + number
                        + ", which is meant for another protocol: choose another one for the portal with"
                        + " --port-offset.")
                : Optional.empty();
    }
}
