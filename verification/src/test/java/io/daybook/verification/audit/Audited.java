package io.daybook.verification.audit;

import io.daybook.audit.Audit;
import io.daybook.audit.AuditSettings;
import io.daybook.audit.AwayException;
import io.daybook.audit.Finding;
import io.daybook.audit.Progress;
import io.daybook.service.Environment;
import io.daybook.verification.Daybook;
import java.util.List;

/** What an audit finds. */
final class Audited {

    private Audited() {}

    static List<Finding> findings(Daybook daybook) throws AwayException, InterruptedException {
        Environment environment = daybook.stack().environment();
        var settings = new AuditSettings(
                daybook.stack().commandAddress(),
                environment.text("DAYBOOK_NATS_URL", ""),
                environment.text("DAYBOOK_MONGO_URL", ""),
                environment.text("DAYBOOK_MONGO_DATABASE", "daybook"),
                0);
        return Audit.run(settings, Progress.NONE);
    }
}
