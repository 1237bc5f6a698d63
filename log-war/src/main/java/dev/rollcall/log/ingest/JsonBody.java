package dev.rollcall.log.ingest;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.ingest.JsonScanner.Malformed;

/** A body that is JSON as a whole: one event, or an array of events. For one thread. */
final class JsonBody {

    private final byte[] body;

    JsonBody(byte[] body) {
        this.body = body;
    }

    /**
     * Gives all events to {@code intake}, numbered from 1.
     *
     * @throws Malformed if the body is not JSON, or JSON of another kind; no event was given then
     */
    void feed(Intake intake, ServiceName sender) throws Malformed {
        JsonScanner check = scanner();
        check.pass();
        if (check.peek() >= 0) {
            throw new Malformed("more than one JSON value");
        }
        JsonScanner json = scanner();
        if (json.peek() == '{') {
            take(json, 1, intake, sender);
        } else if (json.accept('[')) {
            for (long number = 1; json.peek() != ']'; number++) {
                take(json, number, intake, sender);
                json.accept(',');
            }
        } else {
            throw new Malformed("neither a JSON object nor an array of them");
        }
    }

    private JsonScanner scanner() {
        return new JsonScanner(body, 0, body.length, false);
    }

    private void take(JsonScanner json, long number, Intake intake, ServiceName sender) throws Malformed {
        json.peek();
        int start = json.position();
        json.pass();
        int length = json.position() - start;
        int kept = length <= Ingest.MAX_LINE_BYTES ? length : wholeCharacters(start, Ingest.MAX_LINE_BYTES);
        intake.take(number, (received, origin) -> {
            EcsEvent event = new EcsEvent();
            try {
                EcsParser.read(new JsonScanner(body, start, start + kept, kept < length), event);
            } catch (Malformed e) {
                if (kept == length) {
                    throw new BadLineException(String.valueOf(e.getMessage()));
                }
            }
            return event.record(sender, received, origin, new Line(body, kept, length));
        });
    }

    /** An event that is too long is cut as a line is, and not through a character. */
    private int wholeCharacters(int start, int length) {
        int kept = length;
        while ((body[start + kept] & 0xc0) == 0x80 && kept > length - 4) {
            kept--;
        }
        return kept;
    }
}
