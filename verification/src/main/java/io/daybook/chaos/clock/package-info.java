/** Clocks of servers that are wrong. */
package io.daybook.chaos.clock;
