package dev.rollcall.kit.security;

import dev.rollcall.kit.ServiceName;
import java.util.Optional;

/**
 * The sender of a call, as its token proves.
 *
 * @param service the calling service
 * @param person the person it speaks for; only the portal may name one
 */
public record Caller(ServiceName service, Optional<Person> person) {}
