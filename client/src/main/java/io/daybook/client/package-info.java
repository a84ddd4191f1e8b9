/** A client of Daybook for services in Java: retries, watches that resume, and reads that see one's own writes. */
package io.daybook.client;
