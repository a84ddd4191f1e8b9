/** Logs that are long before anything is measured. */
package io.daybook.bench.log;
