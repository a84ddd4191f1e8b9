/** Queue, batch, decide under the log's lock, commit, answer. */
package io.daybook.command.sequencer;
