package dev.rollcall.log.search;

import dev.rollcall.log.search.QueryLexer.Kind;
import dev.rollcall.log.search.QueryLexer.Token;
import dev.rollcall.log.store.LogLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the query language by recursive descent.
 *
 * <pre>
 *   or      = and { "OR" and }
 *   and     = not { [ "AND" ] not }
 *   not     = { "NOT" | "-" } primary
 *   primary = "(" or ")" | [ field ":" ] ( term | quoted )
 * </pre>
 */
public final class QueryParser {

    /** How many characters a query has at most. */
    public static final int MAX_LENGTH = 1024;

    private static final int MAX_TERMS = 64;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_WILDCARDS = 8;
    private static final String ATTRIBUTE = "attribute.";
    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");

    private final List<Token> tokens;
    private int next;
    private int depth;
    private int terms;

    private QueryParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Returns what {@code query} asks for; a blank one asks for everything.
     *
     * @throws QuerySyntaxException if it cannot be read, is longer than {@value #MAX_LENGTH} characters, or asks for
     *     more at once than is good
     */
    public static Query parse(String query) throws QuerySyntaxException {
        if (query.length() > MAX_LENGTH) {
            throw new QuerySyntaxException("it is longer than " + MAX_LENGTH + " characters", MAX_LENGTH + 1);
        }
        QueryParser parser = new QueryParser(QueryLexer.tokens(query));
        if (parser.peek() == Kind.END) {
            return Query.ALL;
        }
        Query whole = parser.or();
        if (parser.peek() != Kind.END) {
            throw parser.wrong("there is nothing open that this parenthesis closes");
        }
        return whole;
    }

    private Query or() throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>(List.of(and()));
        while (peek() == Kind.OR) {
            next++;
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Query.Or(parts);
    }

    private Query and() throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>(List.of(not()));
        while (peek() != Kind.OR && peek() != Kind.CLOSE && peek() != Kind.END) {
            if (peek() == Kind.AND) {
                next++;
            }
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new Query.And(parts);
    }

    private Query not() throws QuerySyntaxException {
        boolean negated = false;
        while (peek() == Kind.NOT) {
            next++;
            negated = !negated;
        }
        Query part = primary();
        return negated ? new Query.Not(part) : part;
    }

    private Query primary() throws QuerySyntaxException {
        Token token = tokens.get(next++);
        return switch (token.kind()) {
            case OPEN -> group();
            case FIELD -> field(token);
            case TERM, QUOTED -> text(counted(token));
            case END -> throw back("something is missing at the end");
            case CLOSE -> throw back("something is missing in front of the closing parenthesis");
            case AND, OR, NOT ->
                throw back("something is missing in front of " + token.kind() + "; in quotation marks it is a word");
        };
    }

    private Query group() throws QuerySyntaxException {
        if (++depth > MAX_DEPTH) {
            throw back("parentheses are nested more than " + MAX_DEPTH + " deep");
        }
        Query inner = or();
        if (peek() != Kind.CLOSE) {
            throw wrong("a closing parenthesis is missing");
        }
        next++;
        depth--;
        return inner;
    }

    private Query field(Token field) throws QuerySyntaxException {
        Token value = tokens.get(next++);
        if (value.kind() != Kind.TERM && value.kind() != Kind.QUOTED) {
            throw back("the value of " + field.text() + " is missing");
        }
        return fact(field.text(), counted(value));
    }

    private static Query fact(String name, Token value) throws QuerySyntaxException {
        return switch (name) {
            case "level" -> level(value);
            case "service" -> new Query.Fact(Key.SERVICE, glob(value));
            case "instance" -> new Query.Fact(Key.INSTANCE, glob(value));
            case "logger" -> new Query.Fact(Key.LOGGER, glob(value));
            case "thread" -> new Query.Fact(Key.THREAD, glob(value));
            case "trace" -> trace(value);
            default ->
                new Query.Fact(
                        Key.attribute(name.startsWith(ATTRIBUTE) ? name.substring(ATTRIBUTE.length()) : name),
                        glob(value));
        };
    }

    private static Query level(Token value) throws QuerySyntaxException {
        return LogLevel.of(value.text().toUpperCase(Locale.ROOT))
                .map(level -> new Query.Levels(Set.of(level)))
                .orElseThrow(() -> new QuerySyntaxException(
                        "level is one of TRACE, DEBUG, INFO, WARN, ERROR and FATAL", value.position()));
    }

    private static Query trace(Token value) throws QuerySyntaxException {
        Glob id = glob(value);
        if (!id.isLiteral()) {
            throw new QuerySyntaxException("trace takes a whole trace id, without wildcards", value.position());
        }
        return new Query.Fact(Key.TRACE, id);
    }

    /** Asks for a text's words, in a term runs of letters, digits and wildcards; for a trace id also for its events. */
    private static Query text(Token token) throws QuerySyntaxException {
        Glob whole = glob(token);
        if (whole.isAny()) {
            return Query.ALL;
        }
        List<Glob> words = token.kind() == Kind.QUOTED ? TextGlobs.literal(token.text()) : TextGlobs.of(whole);
        if (words.isEmpty()) {
            throw new QuerySyntaxException("there is no letter or digit to look for", token.position());
        }
        if (words.size() > Query.Text.MAX_WORDS) {
            throw new QuerySyntaxException(
                    "a phrase has more than " + Query.Text.MAX_WORDS + " words", token.position());
        }
        Query text = new Query.Text(words);
        return whole.isLiteral() && TRACE_ID.matcher(whole.text()).matches()
                ? new Query.Or(List.of(new Query.Fact(Key.TRACE, whole), text))
                : text;
    }

    private static Glob glob(Token token) throws QuerySyntaxException {
        Glob glob = Glob.of(token.symbols().stream().mapToInt(symbol -> symbol).toArray());
        if (glob.wildcards() > MAX_WILDCARDS) {
            throw new QuerySyntaxException("there are more than " + MAX_WILDCARDS + " wildcards", token.position());
        }
        return glob;
    }

    private Token counted(Token token) throws QuerySyntaxException {
        if (++terms > MAX_TERMS) {
            throw new QuerySyntaxException("it asks for more than " + MAX_TERMS + " things", token.position());
        }
        return token;
    }

    private Kind peek() {
        return tokens.get(next).kind();
    }

    /** Returns the exception for the next token. */
    private QuerySyntaxException wrong(String what) {
        return new QuerySyntaxException(what, tokens.get(next).position());
    }

    /** Returns the exception for the token taken last. */
    private QuerySyntaxException back(String what) {
        return new QuerySyntaxException(what, tokens.get(next - 1).position());
    }
}
