package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BlockIndexTest {

    private final BlockIndex blocks = new BlockIndex();

    @Test
    void aSequenceIsInTheLastBlockThatBeginsAtItOrBefore() {
        blocks.add(10, 0);
        blocks.add(20, 500);
        blocks.add(40, 900);

        assertEquals(0, blocks.find(5)); // before the first there is none
        assertEquals(0, blocks.find(10));
        assertEquals(0, blocks.find(19));
        assertEquals(1, blocks.find(20));
        assertEquals(1, blocks.find(39));
        assertEquals(2, blocks.find(1_000));
    }

    @Test
    void thereAreAsManyBlocksAsASegmentHas() {
        for (int i = 0; i < 1_000; i++) {
            blocks.add(10L * i, 70_000L * i);
        }

        assertEquals(1_000, blocks.count());
        for (int i = 0; i < 1_000; i++) {
            assertEquals(10L * i, blocks.firstSequence(i));
            assertEquals(70_000L * i, blocks.offset(i));
            assertEquals(i, blocks.find(10L * i + 9));
        }
    }
}
