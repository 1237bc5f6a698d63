package dev.rollcall.registry.roll;

/** The verdict of the health checks on an instance. */
public enum Health {
    /** It answers. */
    UP,
    /** It fails at present, but is still given to dependents. */
    SUSPECT,
    /** It is not given to dependents any more, but still known and checked. */
    DOWN
}
