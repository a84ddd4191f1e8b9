/** What the client prints: tables for people, JSON and iCalendar for programs. */
package io.daybook.cli.output;
