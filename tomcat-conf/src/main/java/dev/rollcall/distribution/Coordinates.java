package dev.rollcall.distribution;

/** What a published piece of software is called. */
record Coordinates(String group, String name, String version) implements Comparable<Coordinates> {
    /** Returns its package URL (the purl specification, type maven). */
    String purl() {
        return "pkg:maven/" + group + "/" + name + "@" + version;
    }

    @Override
    public int compareTo(Coordinates other) {
        return purl().compareTo(other.purl());
    }
}
