/** What stores an event for each command: Daybook without gRPC, and its peers. */
package io.daybook.bench.peer;
