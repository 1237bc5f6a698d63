/**
 * JGroups as the carrier of messages between registry nodes, on connections that are encrypted and authenticated from the first
 * byte. The one package that knows JGroups; it is loaded only when the settings name members.
 */
@NullMarked
package dev.rollcall.registry.jgroups;

import org.jspecify.annotations.NullMarked;
