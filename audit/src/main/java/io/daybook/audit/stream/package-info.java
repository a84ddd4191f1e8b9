/** Whether the stream is a copy of the log. */
package io.daybook.audit.stream;
