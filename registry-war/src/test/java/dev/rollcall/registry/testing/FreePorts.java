package dev.rollcall.registry.testing;

import dev.rollcall.kit.testing.Ports;
import java.util.List;
import java.util.stream.Stream;

/** Several free ports at once. */
public final class FreePorts {

    private FreePorts() {}

    public static List<Integer> find(int count) {
        return Stream.generate(Ports::free).limit(count).toList();
    }
}
