/** Figures, held against what is to be reached, and ways to show them. */
package io.daybook.bench.report;
