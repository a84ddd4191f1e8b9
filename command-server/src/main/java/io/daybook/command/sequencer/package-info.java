/** Queue, batch, decide, store behind the log's lock, answer. */
package io.daybook.command.sequencer;
