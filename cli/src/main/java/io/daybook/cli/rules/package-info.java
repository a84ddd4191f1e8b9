/** The rules of calendars as the command line reads and shows them. Nothing here knows servers or commands. */
package io.daybook.cli.rules;
