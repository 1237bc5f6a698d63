/** What the Tomcat around us tells of itself through JMX, without any class of Tomcat. */
@NullMarked
package dev.rollcall.kit.tomcat;

import org.jspecify.annotations.NullMarked;
