package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnEventsTest {

    @ParameterizedTest
    @CsvSource({
        "example.Shop, main, false",
        "example.Shop, rollcall-log Shop, true",
        "example.Shop, rollcall-http-3, true",
        "example.Shop, HttpClient-1-Worker-0, true",
        "example.Shop, rollcall-registrar, false",
        "dev.rollcall.kit.log.Backlog, main, true",
        "dev.rollcall.kit.spool, main, true",
        "dev.rollcall.kit.http.HttpCaller, main, true",
        "jdk.internal.httpclient.debug, main, true",
        "dev.rollcall.kit.registry.Registrar, main, false",
        "org.example.dev.rollcall.kit.log, main, false"
    })
    void whatSendingCausesIsToldByItsThreadOrItsLogger(String logger, String thread, boolean own) {
        assertEquals(own, LogPipe.isOwn(logger, thread));
    }
}
