/** The event log and the snapshots in PostgreSQL. */
package io.daybook.command.log;
