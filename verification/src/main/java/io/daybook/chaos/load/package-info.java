/** Many clients, and what they were told. */
package io.daybook.chaos.load;
