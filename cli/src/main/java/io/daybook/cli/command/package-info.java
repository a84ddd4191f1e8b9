/** The commands, one class each, and the options they share. */
package io.daybook.cli.command;
