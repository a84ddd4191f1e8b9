/** Streams of changes: woken by notices, never polling, no faster than their callers read. */
package io.daybook.query.watch;
