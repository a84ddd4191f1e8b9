/** Calls that no client means to make: what servers answer must stay an answer. */
package io.daybook.chaos.fuzz;
