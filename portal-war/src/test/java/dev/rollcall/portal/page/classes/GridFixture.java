package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.remote.FakeServices;
import java.util.function.UnaryOperator;

/** The class Algebra as the grade book tells it: Ben without results, Cleo with 18 points late, work with hostile titles. */
public final class GridFixture {
    static final String CLASS = """
            {"id":"algebra","title":"Algebra <b>1</b>","course":"maths","term":"t1","weighted":false,"shared":false,"version":1}""";

    private static final String GRADEBOOK = """
            {"class":%s,"revision":8,"categories":[{"id":"q","title":"Quizzes","weight":1,"dropLowest":0,"version":2}],
            "lineItems":[{"id":"essay","title":"\\"><img src=x onerror=alert(1)>","maximum":100,"extraCredit":false,
            "published":false,"version":3},{"id":"quiz","title":"Quiz 1","category":"q","maximum":20,"extraCredit":false,
            "published":true,"version":4}],
            "students":[{"id":"p-ben","givenName":"<script>alert(1)</script>","familyName":"Ben","current":{},
            "final":{"percentage":0,"letter":"F"},"results":{}},
            {"id":"p-cleo","givenName":"Cleo","familyName":"Abel","current":{"percentage":87.5,"letter":"B"},
            "final":{"percentage":15,"letter":"F"},
            "results":{"quiz":{"state":"late","score":17.5,"comment":"${7*7}","version":8}}}]}""".formatted(CLASS);

    private static final String REPORT = """
            {"class":%s,"revision":9,"categories":[{"id":"q","title":"Quizzes","weight":1,"dropLowest":0,"version":2}],
            "lineItems":[{"id":"quiz","title":"Quiz 1","category":"q","maximum":20,"extraCredit":false,"published":true,
            "version":4}],"student":{"id":"%s","givenName":"Ben","familyName":"<i>X</i>","version":1},"results":[],
            "current":{"percentage":90,"letter":"A","categories":[{"category":"q","earned":18,"possible":20,"percentage":90,
            "share":1,"contribution":90,"items":[{"lineItem":"quiz","treatment":"dropped","earned":18,"possible":20,
            "contribution":0}]}]},"final":{"percentage":45.5,"letter":"F","categories":[]}}""";

    private GridFixture() {}

    /** Prepares its answers. */
    public static void prepare(FakeServices services) {
        prepare(services, UnaryOperator.identity());
    }

    /** Likewise, the grade book changed. */
    public static void prepare(FakeServices services, UnaryOperator<String> changed) {
        services.answer("GET /api/v1/me", 200, """
                {"person":{"id":"p-ana","givenName":"Ana","familyName":"T","username":"ana","version":1},
                "teaching":[%s],"learning":[]}""".formatted(CLASS));
        services.answer("GET /api/v1/classes", 200, "{\"classes\":[" + CLASS + "]}");
        services.answer("GET /api/v1/courses", 200, "{\"courses\":[{\"id\":\"maths\",\"title\":\"Mathematics\"}]}");
        services.answer("GET /api/v1/terms", 200, "{\"terms\":[{\"id\":\"t1\",\"title\":\"2026/27\"}]}");
        services.answer("GET /api/v1/classes/algebra/gradebook", 200, changed.apply(GRADEBOOK));
        for (String student : new String[] {"p-ben", "p-cleo"}) {
            services.answer("GET /api/v1/classes/algebra/students/" + student, 200, REPORT.formatted(CLASS, student));
        }
        services.answer("GET /api/v1/classes/algebra/changes", 200, "{\"changes\":[]}");
    }
}
