/** {@code daybook verify}: reads log, stream and views of a running system and tells what breaks their promises. */
package io.daybook.audit;
