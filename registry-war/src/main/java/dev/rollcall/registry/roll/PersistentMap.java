package dev.rollcall.registry.roll;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map whose changed copies share almost everything with the original.
 *
 * <p>Two levels of 64 branches lead to 4,096 small maps, so a change copies two arrays of 64 references and one small
 * map: the cost stays flat up to some hundred thousand entries. Iteration order is arbitrary but the same for the same
 * instance.
 *
 * @param <K> immutable keys with a good hash
 * @param <V> immutable values
 */
public final class PersistentMap<K, V> implements Iterable<V> {

    private static final int BITS = 6;
    private static final int WIDTH = 1 << BITS;
    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(new Object[WIDTH][], 0);

    /** Branch, then leaf: a {@code Map<K, V>} or null. */
    private final @Nullable Object[][] branches;

    private final int size;

    private PersistentMap(@Nullable Object[][] branches, int size) {
        this.branches = branches;
        this.size = size;
    }

    /** Returns the map without entries. */
    @SuppressWarnings("unchecked") // holds nothing, so it fits every type
    public static <K, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    /** Returns the number of entries. */
    public int size() {
        return size;
    }

    /** Returns the value of {@code key}, or null. */
    public @Nullable V get(K key) {
        return leaf(spread(key)).get(key);
    }

    /** Returns a map in which {@code key} has {@code value}. */
    public PersistentMap<K, V> with(K key, V value) {
        int hash = spread(key);
        Map<K, V> leaf = new HashMap<>(leaf(hash));
        boolean fresh = leaf.put(key, value) == null;
        return copy(hash, leaf, fresh ? size + 1 : size);
    }

    /** Returns a map without {@code key}; this one if there is no such key. */
    public PersistentMap<K, V> without(K key) {
        int hash = spread(key);
        Map<K, V> leaf = leaf(hash);
        if (!leaf.containsKey(key)) {
            return this;
        }
        Map<K, V> smaller = new HashMap<>(leaf);
        smaller.remove(key);
        return copy(hash, smaller, size - 1);
    }

    private PersistentMap<K, V> copy(int hash, Map<K, V> leaf, int newSize) {
        @Nullable Object[][] newBranches = branches.clone();
        @Nullable Object[] old = branches[high(hash)];
        @Nullable Object[] branch = old == null ? new Object[WIDTH] : old.clone();
        branch[low(hash)] = leaf.isEmpty() ? null : leaf;
        newBranches[high(hash)] = branch;
        return new PersistentMap<>(newBranches, newSize);
    }

    @SuppressWarnings("unchecked") // leaves are only made here, from K and V
    private Map<K, V> leaf(int hash) {
        @Nullable Object[] branch = branches[high(hash)];
        Object leaf = branch == null ? null : branch[low(hash)];
        return leaf == null ? Collections.emptyMap() : (Map<K, V>) leaf;
    }

    private static int spread(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    private static int high(int hash) {
        return (hash >>> BITS) & (WIDTH - 1);
    }

    private static int low(int hash) {
        return hash & (WIDTH - 1);
    }

    @Override
    public Iterator<V> iterator() {
        return new Iterator<>() {
            private int position;
            private Iterator<V> values = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!values.hasNext() && position < WIDTH * WIDTH) {
                    values = branches[high(position)] == null
                            ? skipBranch()
                            : PersistentMap.this.leaf(position++).values().iterator();
                }
                return values.hasNext();
            }

            private Iterator<V> skipBranch() {
                position += WIDTH;
                return Collections.emptyIterator();
            }

            @Override
            public V next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return values.next();
            }
        };
    }
}
