/** Callers of the servers, and how long they waited. */
package io.daybook.bench.load;
