/** The processes that are measured. */
package io.daybook.bench.bed;
