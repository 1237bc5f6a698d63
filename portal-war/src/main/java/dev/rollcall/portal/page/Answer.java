package dev.rollcall.portal.page;

/** What a servlet answers with. */
public sealed interface Answer {

    /**
     * A page.
     *
     * @param template its name below {@code src/main/jte}, without the ending
     * @param view what the template shows
     */
    record Page(int status, String template, String title, Object view) implements Answer {}

    /** Something that is no page. */
    @SuppressWarnings("ArrayRecordComponent") // written once, compared never
    record Data(int status, String contentType, byte[] bytes) implements Answer {}

    /**
     * The page that a bare status has.
     *
     * @param traceId under which the logs tell more; empty when that would not help
     */
    record Status(int status, String traceId) implements Answer {}

    /** It has been answered, or will be. */
    record Begun() implements Answer {}

    /** 303: the browser goes on with GET. */
    record SeeOther(String location) implements Answer {}

    static Page page(String template, String title, Object view) {
        return new Page(200, template, title, view);
    }

    static Status status(int status) {
        return new Status(status, "");
    }

    static Page message(int status, Message message) {
        return new Page(status, "message", message.heading(), message);
    }
}
