package dev.rollcall.portal.page;

import java.util.List;

/**
 * A page that says something went another way than hoped, in plain words.
 *
 * @param tone {@code warn}, {@code bad} or {@code info}
 * @param sentences what happened, what it means, what to do
 * @param linkText empty for no link
 * @param traceId under which the logs tell more; empty when that would not help
 */
public record Message(
        String tone, String heading, List<String> sentences, String linkText, String linkHref, String traceId) {
    public Message {
        sentences = List.copyOf(sentences);
    }

    /** Without a link. */
    public static Message of(String tone, String heading, String... sentences) {
        return new Message(tone, heading, List.of(sentences), "", "", "");
    }

    /** With a link that leads on. */
    public Message withLink(String text, String href) {
        return new Message(tone, heading, sentences, text, href, traceId);
    }

    /** With a trace under which the logs tell more. */
    public Message withTrace(String id) {
        return new Message(tone, heading, sentences, linkText, linkHref, id);
    }
}
