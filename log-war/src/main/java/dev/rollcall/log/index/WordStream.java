package dev.rollcall.log.index;

import dev.rollcall.log.search.Words;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a text as Lucene takes them. */
final class WordStream extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Words words = new Words();
    private String text = "";

    void of(String next) {
        text = next;
    }

    @Override
    public void reset() {
        clearAttributes();
        words.of(text);
    }

    @Override
    public boolean incrementToken() {
        if (!words.next()) {
            return false;
        }
        term.copyBuffer(words.buffer(), 0, words.length());
        return true;
    }
}
