package io.daybook.chaos.fault;

import java.util.List;

/**
 * What a schedule is made of. Immutable.
 *
 * @param groups    faults, in groups that do not get in each other's way: no two touch the same process or link
 * @param oneLongIn one in so many faults outlives leases, socket time-outs of clients, and patience
 */
public record Mix(List<List<Fault>> groups, int oneLongIn) {}
