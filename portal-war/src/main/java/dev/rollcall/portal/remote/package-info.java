/**
 * What the portal asks other services on behalf of a person: the calls, and the reading of their JSON, in a package for each
 * service; here is what they have in common.
 */
@NullMarked
package dev.rollcall.portal.remote;

import org.jspecify.annotations.NullMarked;
