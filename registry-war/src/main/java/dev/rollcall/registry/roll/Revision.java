package dev.rollcall.registry.roll;

/**
 * The opaque read cursor of one registry node: differs whenever the roll has changed. Immutable.
 *
 * @param node the id of the node, new at every start
 * @param count how many changes it has published
 */
public record Revision(String node, long count) {

    Revision next() {
        return new Revision(node, count + 1);
    }

    /** Returns the text used on the wire. */
    @Override
    public String toString() {
        return node + "-" + count;
    }
}
