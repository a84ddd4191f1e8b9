/** The fault harness: {@code daybook chaos}. */
package io.daybook.chaos;
