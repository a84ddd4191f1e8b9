package io.daybook.chaos;

import io.daybook.chaos.Run.Result;
import io.daybook.chaos.fault.Fault;
import io.daybook.chaos.judge.Check;
import io.daybook.cli.output.Table;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of a run, for people. */
final class Report {

    private Report() {}

    /** Prints the faults injected, the checks made, and every breach with its evidence. */
    static void print(Result result, PrintWriter out) {
        out.println();
        out.println("Faults injected: " + result.faults().size());
        faults(result, out);
        out.println();
        out.println("Checks made:");
        checks(result, out);
        for (Check check : result.checks()) {
            if (!check.breaches().isEmpty()) {
                out.println();
                out.println("BREACH of %s: %s".formatted(check.promise(), check.name()));
                check.breaches().forEach(breach -> out.println("  " + breach));
            }
        }
        out.flush();
    }

    private static void faults(Result result, PrintWriter out) {
        Map<String, Map<String, Long>> counts = result.faults().stream()
                .collect(Collectors.groupingBy(
                        Fault::target,
                        TreeMap::new,
                        Collectors.groupingBy(Fault::kind, TreeMap::new, Collectors.counting())));
        var table = new Table();
        counts.forEach((target, kinds) -> table.row(
                "  " + target,
                kinds.entrySet().stream()
                        .map(kind -> kind.getKey() + " ×" + kind.getValue())
                        .collect(Collectors.joining(", "))));
        table.lines().forEach(out::println);
    }

    private static void checks(Result result, PrintWriter out) {
        var table = new Table("  PROMISE", "CHECK", "EXAMINED", "BREACHES");
        for (Check check : result.checks()) {
            table.row(
                    "  " + check.promise(),
                    check.name(),
                    Long.toString(check.examined()),
                    Integer.toString(check.breaches().size()));
        }
        table.lines().forEach(out::println);
    }
}
