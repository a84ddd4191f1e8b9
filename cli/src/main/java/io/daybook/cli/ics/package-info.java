/** iCalendar files: reading what real programs write, booking it, and writing what any program can read. */
package io.daybook.cli.ics;
