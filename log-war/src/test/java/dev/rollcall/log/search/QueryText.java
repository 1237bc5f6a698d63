package dev.rollcall.log.search;

import static java.util.stream.Collectors.joining;

/** Writes a query in the query language, with no more parentheses than it needs. */
final class QueryText {

    private QueryText() {}

    /** Returns a text that means {@code query}. */
    static String of(Query query) {
        if (query instanceof Query.Or or) {
            return or.parts().stream()
                    .map(part -> part instanceof Query.Or ? grouped(part) : of(part))
                    .collect(joining(" OR "));
        } else if (query instanceof Query.And and) {
            return and.parts().isEmpty()
                    ? "*"
                    : and.parts().stream().map(QueryText::grouped).collect(joining(" "));
        } else if (query instanceof Query.Not not) {
            return "NOT " + (not.part() instanceof Query.Not ? "(" + of(not.part()) + ")" : grouped(not.part()));
        } else if (query instanceof Query.Text text) {
            return text.words().stream().map(Glob::toString).collect(joining("."));
        } else if (query instanceof Query.Fact fact) {
            String prefix = fact.key().kind() == Key.Kind.ATTRIBUTE ? "attribute." : "";
            return prefix + fact.key().name() + ":" + escaped(fact.value());
        }
        return "level:" + ((Query.Levels) query).levels().iterator().next();
    }

    /** What has parts itself needs parentheses within another. */
    private static String grouped(Query query) {
        boolean parts = query instanceof Query.Or
                || query instanceof Query.And and && !and.parts().isEmpty();
        return parts ? "(" + of(query) + ")" : of(query);
    }

    /** With a backslash before every character that stands for itself. */
    private static String escaped(Glob glob) {
        StringBuilder text = new StringBuilder();
        for (int symbol : glob.symbols()) {
            switch (symbol) {
                case Glob.ANY -> text.append('*');
                case Glob.ONE -> text.append('?');
                default -> text.append('\\').appendCodePoint(symbol);
            }
        }
        return text.isEmpty() ? "\"\"" : text.toString();
    }
}
