package dev.rollcall.log.index;

import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Glob;
import dev.rollcall.log.search.Key;
import dev.rollcall.log.search.Query;
import dev.rollcall.log.store.LogLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * A query as Lucene takes it: it finds all answers, and nothing else if it is {@code exact}.
 *
 * @param costly whether starting it costs much, because it looks through terms
 */
record Compiled(org.apache.lucene.search.Query query, boolean exact, boolean costly) {

    /** Lucene refuses a query with more than 1,024; the rest is room for the bounds of time and the like. */
    private static final int MAX_CLAUSES = 1000;

    /** Finds everything, for want of something better. */
    private static final Compiled ANYTHING = new Compiled(new MatchAllDocsQuery(), false, false);

    private static final Compiled EVERYTHING = new Compiled(new MatchAllDocsQuery(), true, false);

    /** Returns whether every document is found. */
    boolean findsAll() {
        return query instanceof MatchAllDocsQuery;
    }

    static Compiled of(Filter filter) {
        Compiled query = clauses(filter.query()) > MAX_CLAUSES ? ANYTHING : of(filter.query());
        return all(List.of(of(filter.within()), query));
    }

    private static int clauses(Query query) {
        if (query instanceof Query.And and) {
            return clauses(and.parts());
        } else if (query instanceof Query.Or or) {
            return clauses(or.parts());
        } else if (query instanceof Query.Not not) {
            return 1 + clauses(not.part());
        } else if (query instanceof Query.Text text) {
            return text.words().size();
        }
        return query instanceof Query.Levels levels ? 1 + levels.levels().size() : 1;
    }

    private static int clauses(List<Query> parts) {
        return parts.stream().mapToInt(Compiled::clauses).sum();
    }

    private static Compiled of(Query query) {
        if (query instanceof Query.And and) {
            return all(and.parts().stream().map(Compiled::of).toList());
        } else if (query instanceof Query.Or or) {
            return any(or.parts().stream().map(Compiled::of).toList());
        } else if (query instanceof Query.Not not) {
            return not(of(not.part()));
        } else if (query instanceof Query.Text text) {
            return text(text);
        } else if (query instanceof Query.Fact fact) {
            return fact(fact);
        } else if (query instanceof Query.Levels levels) {
            return levels(levels.levels());
        } else if (query instanceof Query.Within within) {
            return within(within);
        }
        throw new IllegalArgumentException("unknown query " + query);
    }

    private static Compiled all(List<Compiled> parts) {
        List<Compiled> all =
                parts.stream().filter(part -> !part.equals(EVERYTHING)).toList();
        if (all.size() < 2) {
            return all.isEmpty() ? EVERYTHING : all.get(0);
        }
        return combined(all, Occur.FILTER, UnaryOperator.identity());
    }

    private static Compiled any(List<Compiled> parts) {
        return combined(parts, Occur.SHOULD, UnaryOperator.identity());
    }

    /** What an inexact query finds in excess would be missing here. */
    private static Compiled not(Compiled part) {
        return part.exact()
                ? combined(List.of(part), Occur.MUST_NOT, all -> all.add(new MatchAllDocsQuery(), Occur.FILTER))
                : ANYTHING;
    }

    private static Compiled combined(List<Compiled> parts, Occur occur, UnaryOperator<BooleanQuery.Builder> more) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(part.query(), occur));
        return new Compiled(
                more.apply(all).build(),
                parts.stream().allMatch(Compiled::exact),
                parts.stream().anyMatch(Compiled::costly));
    }

    /** Of a phrase the index knows only whether its words occur. */
    private static Compiled text(Query.Text text) {
        List<Compiled> words = new ArrayList<>();
        for (Glob word : text.words()) {
            words.add(terms(Fields.WORD, "", word));
        }
        Compiled all = words.size() == 1 ? words.get(0) : combined(words, Occur.FILTER, UnaryOperator.identity());
        return new Compiled(all.query(), all.exact() && words.size() == 1, all.costly());
    }

    private static Compiled fact(Query.Fact fact) {
        if (fact.key().kind() != Key.Kind.TRACE) {
            return terms(Fields.FACT, Fields.prefix(fact.key()), fact.value());
        }
        if (!fact.value().isLiteral()) {
            return ANYTHING;
        }
        int hash = Fields.traceHash(fact.value().text());
        return new Compiled(IntPoint.newExactQuery(Fields.TRACE, hash), false, false);
    }

    private static Compiled terms(String field, String prefix, Glob glob) {
        if (glob.isLiteral()) {
            return new Compiled(new TermQuery(new Term(field, prefix + glob.text())), true, false);
        }
        try {
            String pattern = Glob.exactly(prefix).toString() + glob;
            return new Compiled(new WildcardQuery(new Term(field, pattern)), true, true);
        } catch (TooComplexToDeterminizeException | IllegalArgumentException e) { // the latter where it is too long
            return ANYTHING;
        }
    }

    /** Asks for the fewer levels: those that are wanted, or those that are not. */
    private static Compiled levels(Set<LogLevel> levels) {
        Set<LogLevel> others = EnumSet.allOf(LogLevel.class);
        others.removeAll(levels);
        if (others.isEmpty()) {
            return EVERYTHING;
        }
        return levels.size() <= others.size() ? oneOf(levels) : not(oneOf(others));
    }

    private static Compiled oneOf(Collection<LogLevel> levels) {
        return any(levels.stream()
                .map(level -> new Compiled(new TermQuery(new Term(Fields.FACT, Fields.level(level))), true, false))
                .toList());
    }

    private static Compiled within(Query.Within within) {
        if (within.equals(Query.Within.ALWAYS)) {
            return EVERYTHING;
        }
        long first = Math.max(within.fromMillis(), Fields.millis(Long.MIN_VALUE));
        long end = Math.min(within.toMillis(), Fields.millis(Long.MAX_VALUE));
        return new Compiled(
                NumericDocValuesField.newSlowRangeQuery(
                        Fields.MOMENT, Fields.moment(first, LogLevel.TRACE), Fields.moment(end, LogLevel.TRACE) - 1),
                true,
                false);
    }
}
