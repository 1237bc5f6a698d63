package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.registry.roll.Registering.Full;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {

    @ParameterizedTest
    @CsvSource({
        "UNSIGNED, There are 7 instances without a token",
        "INSTANCES, There are 7 instances",
        "ADDRESS, There are 7 instances of the caller's address",
        "SERVICE, There are 7 instances of this service",
        "BYTES, All registrations together may take 7 bytes"
    })
    void ofWhatThereIsTooMuchIsSaid(Full.Kind kind, String what) {
        ProblemException problem = Intake.noRoom(new Full(kind, 7));

        assertEquals(CommonProblem.TOO_MANY_REQUESTS, problem.type());
        assertEquals(what + "; one of them must leave first.", problem.getMessage());
    }
}
