/** Keeps a calendar as an iCalendar source says: what differs, in which order to change it, and where the source is. */
package io.daybook.cli.sync;
