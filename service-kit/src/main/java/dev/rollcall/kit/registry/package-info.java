/**
 * A service and the registry: what they tell one another, and the service's side of it. {@link
 * dev.rollcall.kit.registry.Registrar} keeps the registration alive, {@link dev.rollcall.kit.registry.Providers} holds
 * what the registry told, {@link dev.rollcall.kit.registry.ServiceClient} calls it.
 */
@NullMarked
package dev.rollcall.kit.registry;

import org.jspecify.annotations.NullMarked;
