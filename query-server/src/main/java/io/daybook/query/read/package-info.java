/** Reads that answer once, no older than asked. */
package io.daybook.query.read;
