/**
 * What the system tests are made of: Tomcat bases and processes, clients for the manager, the roll and the log, a
 * browser. Everything is started on free ports of 127.0.0.1 and lies below {@code target/}.
 */
@NullMarked
package dev.rollcall.system.harness;

import org.jspecify.annotations.NullMarked;
