package dev.rollcall.system.matrix;

import dev.rollcall.system.harness.DebianTomcat;
import dev.rollcall.system.harness.Tomcat;
import java.util.ArrayList;
import java.util.List;

/** What the matrix looks at: every topology on every Tomcat and JDK, and what else people do with a Tomcat, on either. */
final class Rows {
    private static final List<Integer> JDKS = List.of(17, 25);

    private Rows() {}

    static List<Row<?>> all() {
        List<Row<?>> rows = new ArrayList<>();
        for (Tomcat tomcat : Tomcat.values()) {
            JDKS.forEach(jdk -> rows.addAll(topologies(tomcat, jdk)));
        }
        rows.addAll(new Arrangements(Tomcat.V11, 25).rows());
        rows.addAll(new Arrangements(Tomcat.V10, 17).rows());
        rows.add(debian());
        return rows;
    }

    private static List<Row<?>> topologies(Tomcat tomcat, int jdk) {
        var asked = new Versions(tomcat.series(), Integer.toString(jdk));
        String name = "matrix-" + tomcat.name() + "-" + jdk + "-";
        if (tomcat == Tomcat.V11) {
            return List.of(
                    Row.walked("`one`", asked, () -> LaunchedTomcats.one(name + "one", jdk)),
                    Row.walked("`four`", asked, () -> LaunchedTomcats.four(name + "four", jdk)),
                    Row.walked("`cluster`", asked, () -> LaunchedTomcats.cluster(name + "cluster", jdk)));
        }
        return List.of(
                Row.walked(
                        "`one`",
                        asked,
                        () -> StockTomcats.one(StockTomcats.base(name + "one", tomcat, jdk), Contexts.USUAL)),
                Row.walked("`four`", asked, () -> StockTomcats.separate(name + "four", tomcat, jdk, Services.FOUR)),
                Row.walked(
                        "`cluster`",
                        asked,
                        () -> StockTomcats.separate(name + "cluster", tomcat, jdk, Services.CLUSTER)));
    }

    private static Row<?> debian() {
        return Row.walked(
                "Debian's package `tomcat10` " + DebianTomcat.version().orElse(""),
                new Versions(Tomcat.V10.series(), ""),
                () -> StockTomcats.one(DebianTomcat.base("matrix-debian"), Contexts.USUAL));
    }
}
