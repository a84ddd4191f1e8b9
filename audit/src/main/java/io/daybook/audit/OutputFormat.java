package io.daybook.audit;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** How findings are printed. */
enum OutputFormat {
    /** For people. */
    TABLE {
        @Override
        void print(List<Finding> findings, PrintWriter out) {
            out.printf("%-8s %-40s %12s %9s%n", "PROMISE", "CHECK", "EXAMINED", "BREACHES");
            for (Finding finding : findings) {
                out.printf(
                        Locale.ROOT,
                        "%-8s %-40s %,12d %,9d%n",
                        finding.promise(),
                        finding.name(),
                        finding.examined(),
                        finding.breachCount());
            }
            for (Finding finding : findings) {
                finding.breaches().forEach(breach -> out.printf("%nBREACH of %s: %s%n", finding.promise(), breach));
                if (finding.breachCount() > finding.breaches().size()) {
                    long untold = finding.breachCount() - finding.breaches().size();
                    out.printf("%n… and %,d more of %s%n", untold, finding.promise());
                }
                finding.remarks().forEach(remark -> out.printf("%nremark on %s: %s%n", finding.promise(), remark));
            }
            out.flush();
        }
    },
    /** One JSON document. */
    JSON {
        @Override
        void print(List<Finding> findings, PrintWriter out) {
            out.println(new Document("findings", findings.stream().map(OutputFormat::document).toList())
                    .toJson(JsonWriterSettings.builder()
                            .outputMode(JsonMode.RELAXED)
                            .indent(true)
                            .build()));
            out.flush();
        }
    };

    abstract void print(List<Finding> findings, PrintWriter out);

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Document document(Finding finding) {
        return new Document("promise", finding.promise())
                .append("check", finding.name())
                .append("examined", finding.examined())
                .append("breachCount", finding.breachCount())
                .append("breaches", finding.breaches())
                .append("remarks", finding.remarks());
    }
}
