package dev.rollcall.registry.roll;

import dev.rollcall.kit.registry.ProviderUpdateCodec;
import dev.rollcall.kit.settings.Settings;

/**
 * How much there may be on the roll. A registration with a token counts against those with one, so instances without a
 * token never stand in its way; one without a token counts against all.
 *
 * @param instances how many instances
 * @param perAddress how many of one caller's address; as many as {@code instances} unless set, because services behind
 *     one proxy, and all those of one machine, share an address
 * @param unsigned how many without a token; some of them never leave
 * @param bytes how much memory all registrations may take together, as {@link Weight} estimates it; in a cluster also those whose
 *     lease has run out, because they may still be renewed elsewhere
 */
public record RollLimits(int instances, int perAddress, int unsigned, long bytes) {

    /** How many instances of one service: as many as a dependent can be told about at once. */
    public static final int PER_SERVICE = ProviderUpdateCodec.MAX_PROVIDERS;

    private static final int DEFAULT_INSTANCES = 120_000;
    private static final int MOST = 1_000_000;

    /** Reads the configuration. */
    public static RollLimits from(Settings settings) {
        return new RollLimits(
                settings.integer("rollcall.registry.instances.max", DEFAULT_INSTANCES, 1, MOST),
                settings.integer("rollcall.registry.instances.per-address", DEFAULT_INSTANCES, 1, MOST),
                settings.integer("rollcall.registry.unsigned.max", 10_000, 1, MOST),
                settings.bytes("rollcall.registry.instances.size", 256 << 20, 1 << 20, 64L << 30));
    }
}
