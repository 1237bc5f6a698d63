package dev.rollcall.registry.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PersistentMapTest {

    @Test
    void behavesLikeAMapAndLeavesEarlierCopiesAlone() {
        Random random = new Random(7);
        Map<String, Integer> model = new HashMap<>();
        PersistentMap<String, Integer> map = PersistentMap.empty();

        for (int step = 0; step < 20_000; step++) {
            String key = "k" + random.nextInt(5_000);
            PersistentMap<String, Integer> before = map;
            Integer held = before.get(key);
            int size = before.size();
            map = random.nextInt(3) == 0 ? map.without(key) : map.with(key, step);
            if (map == before) {
                assertNull(held);
            } else {
                assertEquals(held, before.get(key));
            }
            assertEquals(size, before.size());
            update(model, key, map.get(key));
        }

        assertEquals(model.size(), map.size());
        assertEquals(sorted(model.values()), sorted(map));
    }

    private static void update(Map<String, Integer> model, String key, Integer value) {
        if (value == null) {
            model.remove(key);
        } else {
            model.put(key, value);
        }
    }

    private static List<Integer> sorted(Iterable<Integer> values) {
        List<Integer> list = new ArrayList<>();
        values.forEach(list::add);
        Collections.sort(list);
        return list;
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        PersistentMap<String, Integer> map =
                PersistentMap.<String, Integer>empty().with("a", 1);

        assertSame(map, map.without("b"));
    }

    @Test
    void anEmptiedMapIteratesOverNothing() {
        PersistentMap<String, Integer> map =
                PersistentMap.<String, Integer>empty().with("a", 1).without("a");

        assertEquals(0, map.size());
        assertEquals(List.of(), sorted(map));
    }

    @Test
    void thereIsNothingAfterTheLastValue() {
        Iterator<Integer> values =
                PersistentMap.<String, Integer>empty().with("a", 1).iterator();

        assertEquals(1, values.next());
        assertFalse(values.hasNext());
        assertThrows(NoSuchElementException.class, values::next);
    }

    /** Zero is the hash with which the first of all small maps begins. */
    @Test
    void everyValueIsMetOnceWhereverItIs() {
        PersistentMap<Integer, String> map =
                PersistentMap.<Integer, String>empty().with(0, "zero").with(1, "one");
        List<String> met = new ArrayList<>();
        map.forEach(met::add);

        Collections.sort(met);
        assertEquals(List.of("one", "zero"), met);
    }
}
