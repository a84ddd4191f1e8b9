/** The command server: its composition root and settings. */
package io.daybook.command;
