package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Values that tests share. */
final class Fixtures {

    static final ServiceName LOG = ServiceName.LOG;
    static final ServiceName GRADING = ServiceName.GRADING;
    static final Provider LOG_1 = provider(LOG, 1);
    static final Provider LOG_2 = provider(LOG, 2);
    static final Provider LOG_3 = provider(LOG, 3);
    static final Provider GRADING_1 = provider(GRADING, 1);

    /** Always says zero, so that no pause is shortened. */
    static final RandomGenerator NO_JITTER = () -> 0L;

    private Fixtures() {}

    static Provider provider(ServiceName name, int number) {
        URI url = URI.create("http://127.0.0.1:" + (4000 + number) + "/" + name);
        return new Provider(name, url, Optional.of(new InstanceId(name + "-" + number)), Optional.of("0.1.0"));
    }

    static Registration registration(ServiceName... required) {
        return Registration.of(GRADING, URI.create("http://127.0.0.1:6000/app")).withRequired(List.of(required));
    }
}
