package dev.rollcall.log.index;

/** The last few of the documents that were added, which come in growing order. Not thread-safe. */
final class Newest {

    private final int[] ring;
    private long added;

    Newest(int limit) {
        ring = new int[limit];
    }

    void add(int document) {
        ring[(int) (added++ % ring.length)] = document;
    }

    int count() {
        return (int) Math.min(added, ring.length);
    }

    /** Puts those of {@code older}, all of which are older, behind these, as far as there is room. */
    void addOlder(Newest older) {
        int[] newer = documents();
        int[] more = older.documents();
        int taken = Math.min(more.length, ring.length - newer.length);
        added = 0;
        for (int i = taken - 1; i >= 0; i--) {
            add(more[i]);
        }
        for (int i = newer.length - 1; i >= 0; i--) {
            add(newer[i]);
        }
    }

    /** Returns the oldest of them. */
    int oldest() {
        return documents()[count() - 1];
    }

    /** Returns them, newest first. */
    int[] documents() {
        int[] documents = new int[count()];
        for (int i = 0; i < documents.length; i++) {
            documents[i] = ring[(int) ((added - 1 - i) % ring.length)];
        }
        return documents;
    }
}
