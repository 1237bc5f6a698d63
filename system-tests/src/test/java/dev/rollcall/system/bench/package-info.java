/**
 * The benchmark, {@code ./mvnw -Pbench}: what somebody may count on, measured on the distribution as it is shipped and on its
 * launcher, beside a goal or beside a bare servlet on the same Tomcat. {@link dev.rollcall.system.bench.Benchmark} is where it
 * begins; each kind of figure has a class.
 */
package dev.rollcall.system.bench;
