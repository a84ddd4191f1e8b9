package io.daybook.bench.bed;

import java.time.Duration;

/** How long processes have worked. */
public final class CpuTime {

    private CpuTime() {}

    /**
     * What a process has used of all cores together since it began, in steps of 10 ms on Linux.
     *
     * @throws IllegalStateException if it has ended
     */
    public static Duration of(long processId) {
        return ProcessHandle.of(processId)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("process %d has ended".formatted(processId)));
    }
}
