package dev.rollcall.registry.roll;

/** How an instance does, as the health checks see it. */
public enum Health {
    /** It answers. */
    UP,
    /** It fails at present, but is still given to dependents. */
    SUSPECT,
    /** It is not given to dependents any more, but still known and checked. */
    DOWN
}
