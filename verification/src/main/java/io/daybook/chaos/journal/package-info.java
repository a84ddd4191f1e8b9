/** What the clients of a fault run asked and were told: the evidence that the promises are judged by. */
package io.daybook.chaos.journal;
