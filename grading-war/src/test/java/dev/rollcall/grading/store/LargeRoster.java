package dev.rollcall.grading.store;

import dev.rollcall.grading.oneroster.RosterFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * An archive of a school: each student is in six classes, each class has a teacher, two pieces of work, and results of all.
 *
 * @param students how many
 * @param classes how many
 */
record LargeRoster(int students, int classes) {
    private static final int CLASSES_OF_A_STUDENT = 6;
    private static final int ITEMS = 2;

    int enrolments() {
        return students * CLASSES_OF_A_STUDENT + classes;
    }

    int results() {
        return students * CLASSES_OF_A_STUDENT * ITEMS;
    }

    byte[] archive() {
        RosterFiles files = RosterFiles.small()
                .bulk("roles", "sourcedId,userSourcedId,role")
                .bulk("classes", lines("sourcedId,title,courseSourcedId,termSourcedIds", this::sections))
                .bulk("users", lines("sourcedId,enabledUser,username,givenName,familyName", this::users))
                .bulk("enrollments", lines("sourcedId,classSourcedId,userSourcedId,role", this::members))
                .bulk("categories", "sourcedId,title,weight", "quizzes,Quizzes,40")
                .bulk(
                        "lineItems",
                        lines(
                                "sourcedId,title,assignDate,dueDate,classSourcedId,categorySourcedId,resultValueMax",
                                this::items))
                .bulk(
                        "results",
                        lines("sourcedId,lineItemSourcedId,studentSourcedId,scoreStatus,score", this::results));
        return files.zip();
    }

    /** Adds lines. */
    private interface Adding {
        void to(List<String> lines);
    }

    private static String[] lines(String head, Adding adding) {
        List<String> lines = new ArrayList<>(List.of(head));
        adding.to(lines);
        return lines.toArray(String[]::new);
    }

    private void sections(List<String> lines) {
        for (int c = 0; c < classes; c++) {
            lines.add("c" + c + ",Class " + c + ",maths,y26");
        }
    }

    private void users(List<String> lines) {
        for (int c = 0; c < classes; c++) {
            lines.add("t" + c + ",true,teacher" + c + ",Given,Teacher " + c);
        }
        for (int p = 0; p < students; p++) {
            lines.add("p" + p + ",true,student" + p + "@school.example,Given,Student " + p);
        }
    }

    private int classOf(int student, int nth) {
        return (student + nth * classes / CLASSES_OF_A_STUDENT) % classes;
    }

    private void members(List<String> lines) {
        for (int c = 0; c < classes; c++) {
            lines.add("e" + c + ",c" + c + ",t" + c + ",teacher");
        }
        for (int p = 0; p < students; p++) {
            for (int nth = 0; nth < CLASSES_OF_A_STUDENT; nth++) {
                int section = classOf(p, nth);
                lines.add("e" + p + "_" + section + ",c" + section + ",p" + p + ",student");
            }
        }
    }

    private void items(List<String> lines) {
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < ITEMS; i++) {
                lines.add("i" + c + "_" + i + ",Work " + i + ",2026-10-01,2026-10-08,c" + c + ",quizzes,20");
            }
        }
    }

    private void results(List<String> lines) {
        for (int p = 0; p < students; p++) {
            for (int nth = 0; nth < CLASSES_OF_A_STUDENT; nth++) {
                for (int i = 0; i < ITEMS; i++) {
                    String item = "i" + classOf(p, nth) + "_" + i;
                    lines.add(item + "_p" + p + "," + item + ",p" + p + ",fully graded," + (p + nth) % 41 * 0.5);
                }
            }
        }
    }
}
