package dev.rollcall.portal.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartTest {
    @Test
    void aListIsDividedIntoPartsOfAForm() {
        assertEquals(new Part(1, 1), Part.of("", 0));
        assertEquals(new Part(3, 3), Part.of("9", 301));
        assertEquals(new Part(1, 2), Part.of("<script>", 151));
        assertEquals(
                List.of(150),
                Part.of("2", 151).of(IntStream.range(0, 151).boxed().toList()));
    }

    @Test
    void theFirstPartIsThatOfTheAddressItself() {
        assertEquals("", new Part(1, 2).query());
        assertEquals("?part=2", new Part(2, 2).query());
    }
}
