/** Judges what a run left behind by the promises. */
package io.daybook.chaos.judge;
