package dev.rollcall.log.ingest;

/**
 * One line as it came in.
 *
 * @param text what is kept of it, without its end; bytes that are not UTF-8 are U+FFFD
 * @param bytes how long it was, without its end
 * @param cut whether {@code text} is only its beginning
 */
record Line(String text, long bytes, boolean cut) {

    /** Returns {@code kept}, which was made of this line, with a mark at its end if the line was cut. */
    String marked(String kept) {
        return cut ? kept + " [cut: the line had " + bytes + " bytes]" : kept;
    }
}
