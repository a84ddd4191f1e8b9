/** Holds what clients of a fault run were told, and what log, stream and views hold after it, against the promises. */
package io.daybook.chaos.judge;
