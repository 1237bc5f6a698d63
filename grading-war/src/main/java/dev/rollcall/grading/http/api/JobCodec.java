package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.job.JobStatus;
import jakarta.json.stream.JsonGenerator;

/** The JSON of long work: the member {@code job} of what it works on. */
final class JobCodec {
    private JobCodec() {}

    static void write(JsonGenerator json, JobStatus status) {
        Job job = status.job();
        json.writeStartObject("job")
                .write("operation", job.operation())
                .write("state", status.state().word())
                .write("by", job.by())
                .write("since", job.since().toString())
                .write("done", job.done());
        if (job.total() > 0) {
            json.write("total", job.total());
        }
        job.failure().ifPresent(failure -> {
            json.write("problem", failure.problem());
            if (!failure.reason().isEmpty()) {
                json.write("reason", failure.reason());
            }
            if (failure.line() > 0) {
                json.write("line", failure.line());
            }
            if (!failure.detail().isEmpty()) {
                json.write("detail", failure.detail());
            }
        });
        json.writeEnd();
    }

    /** Returns what is known of something as long as nothing but the work is. */
    static byte[] alone(JobStatus status) {
        String address = status.job().address();
        return Codecs.object(json -> {
            json.write("id", address.substring(address.lastIndexOf('/') + 1));
            write(json, status);
        });
    }
}
