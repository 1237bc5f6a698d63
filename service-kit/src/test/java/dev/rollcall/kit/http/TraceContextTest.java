package dev.rollcall.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aHeaderGoesBothWays() {
        assertEquals(HEADER, TraceContext.parse(HEADER).orElseThrow().header());
    }

    @Test
    void aFreshOneCanBeRead() {
        TraceContext fresh = TraceContext.fresh();

        assertEquals(Optional.of(fresh), TraceContext.parse(fresh.header()));
    }

    @Test
    void aLaterVersionMayHaveMore() {
        assertEquals(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                TraceContext.parse("01" + HEADER.substring(2) + "-what-else")
                        .orElseThrow()
                        .traceId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nope",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nx"
            })
    void aMalformedHeaderIsNoHeader(String header) {
        assertEquals(Optional.empty(), TraceContext.parse(header));
    }

    @Test
    void aChildIsAnotherSpanOfTheSameTrace() {
        TraceContext parent = TraceContext.fresh();

        assertEquals(parent.traceId(), parent.child().traceId());
        assertNotEquals(parent.spanId(), parent.child().spanId());
    }

    @Test
    void anInnerScopeGivesBackTheOuterOne() {
        TraceContext outer = TraceContext.fresh();

        try (TraceContext.Scope first = outer.open()) {
            TraceContext.fresh().open().close();
            assertEquals(Optional.of(outer), TraceContext.current());
        }

        assertEquals(Optional.empty(), TraceContext.current());
    }
}
