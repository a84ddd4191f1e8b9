/** Benchmarks: Daybook beside what its figures are to be compared with, in turns, in one run. */
package io.daybook.bench;
