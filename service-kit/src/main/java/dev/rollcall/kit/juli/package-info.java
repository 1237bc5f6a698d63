/**
 * Tomcat's own log: a handler for {@code java.util.logging} that sends it to the log service, and a formatter that keeps
 * every record of the local files on lines of its own. Both stand on the class path of Tomcat's JVM, as
 * {@code rollcall-juli.jar}, with the few classes of the kit they need and nothing else.
 */
@NullMarked
package dev.rollcall.kit.juli;

import org.jspecify.annotations.NullMarked;
