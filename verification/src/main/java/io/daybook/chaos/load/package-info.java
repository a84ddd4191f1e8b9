/** Many clients that use Daybook at once, and write down what they were told. */
package io.daybook.chaos.load;
