/** Holds that run out. */
package io.daybook.command.hold;
