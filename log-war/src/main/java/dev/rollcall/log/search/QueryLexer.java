package dev.rollcall.log.search;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query into tokens. */
final class QueryLexer {

    /** What a token is. */
    enum Kind {
        /** An opening parenthesis. */
        OPEN,
        /** A closing parenthesis. */
        CLOSE,
        /** The word AND. */
        AND,
        /** The word OR. */
        OR,
        /** The word NOT, or a minus in front of something. */
        NOT,
        /** The name of a field, its colon taken off. */
        FIELD,
        /** Text that may hold wildcards. */
        TERM,
        /** Text between quotation marks. */
        QUOTED,
        /** The end. */
        END
    }

    /**
     * A token.
     *
     * @param symbols its text, with {@link Glob#ANY} and {@link Glob#ONE} where a term has wildcards
     * @param position its first character; the first of the query is 1
     */
    record Token(Kind kind, List<Integer> symbols, int position) {

        /** Returns the text; wildcards are as they were written. */
        String text() {
            StringBuilder text = new StringBuilder();
            symbols.forEach(
                    symbol -> text.appendCodePoint(symbol == Glob.ANY ? '*' : symbol == Glob.ONE ? '?' : (int) symbol));
            return text.toString();
        }
    }

    private final int[] query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private QueryLexer(String query) {
        this.query = query.codePoints().toArray();
    }

    /**
     * Returns the tokens; the last is the end.
     *
     * @throws QuerySyntaxException if a quotation mark is not closed, or a backslash is the last character
     */
    static List<Token> tokens(String query) throws QuerySyntaxException {
        QueryLexer lexer = new QueryLexer(query);
        while (lexer.at < lexer.query.length) {
            lexer.take();
        }
        lexer.add(Kind.END, List.of(), lexer.at);
        return lexer.tokens;
    }

    private void take() throws QuerySyntaxException {
        int begin = at;
        switch (query[at]) {
            case '(' -> single(Kind.OPEN);
            case ')' -> single(Kind.CLOSE);
            case '"' -> quoted();
            case '-' -> {
                if (begin + 1 < query.length && !isBlank(query[begin + 1]) && !followsField()) {
                    single(Kind.NOT);
                } else {
                    term();
                }
            }
            default -> {
                if (isBlank(query[at])) {
                    at++;
                } else {
                    term();
                }
            }
        }
    }

    private void single(Kind kind) {
        add(kind, List.of(), at++);
    }

    private void quoted() throws QuerySyntaxException {
        int begin = at++;
        List<Integer> symbols = new ArrayList<>();
        while (at < query.length && query[at] != '"') {
            symbols.add(character());
        }
        if (at == query.length) {
            throw new QuerySyntaxException("the quotation mark is never closed", begin + 1);
        }
        at++;
        add(Kind.QUOTED, symbols, begin);
    }

    /** Reads a keyword, or a term with the fields in front of it. */
    private void term() throws QuerySyntaxException {
        int begin = at;
        List<Integer> symbols = new ArrayList<>();
        while (at < query.length && !endsTerm(query[at])) {
            if (query[at] == ':' && endsField(symbols)) {
                at++;
                add(Kind.FIELD, symbols, begin);
                return;
            }
            symbols.add(symbol());
        }
        add(begin + symbols.size() == at ? keyword(symbols) : Kind.TERM, symbols, begin);
    }

    /** A colon in the middle of a time or an address does not follow a field. */
    private boolean endsField(List<Integer> symbols) {
        boolean address = at + 2 < query.length && query[at + 1] == '/' && query[at + 2] == '/';
        return !address
                && !symbols.isEmpty()
                && Character.isLetter(symbols.get(0))
                && symbols.stream().allMatch(c -> c >= 0 && (Character.isLetterOrDigit(c) || "._-@".indexOf(c) >= 0))
                && !followsField();
    }

    private boolean followsField() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == Kind.FIELD;
    }

    private static Kind keyword(List<Integer> symbols) {
        return switch (new Token(Kind.TERM, symbols, 0).text()) {
            case "AND" -> Kind.AND;
            case "OR" -> Kind.OR;
            case "NOT" -> Kind.NOT;
            default -> Kind.TERM;
        };
    }

    private int symbol() throws QuerySyntaxException {
        return switch (query[at]) {
            case '*' -> {
                at++;
                yield Glob.ANY;
            }
            case '?' -> {
                at++;
                yield Glob.ONE;
            }
            default -> character();
        };
    }

    private int character() throws QuerySyntaxException {
        if (query[at] == '\\' && ++at == query.length) {
            throw new QuerySyntaxException("nothing follows the backslash", at);
        }
        return query[at++];
    }

    private static boolean endsTerm(int c) {
        return isBlank(c) || c == '(' || c == ')' || c == '"';
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private void add(Kind kind, List<Integer> symbols, int begin) {
        tokens.add(new Token(kind, List.copyOf(symbols), begin + 1));
    }
}
