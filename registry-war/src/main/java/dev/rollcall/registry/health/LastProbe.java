package dev.rollcall.registry.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The latest health check of an instance. Immutable.
 *
 * @param at when it ended
 * @param took how long the answer took; empty if there was none
 * @param degraded what the instance says is not as it should be
 * @param store which data the instance says it works on
 */
public record LastProbe(Instant at, Optional<Duration> took, Optional<String> degraded, Optional<String> store) {}
