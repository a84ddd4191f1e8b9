/** Calls that wait: when their callers leave, and when the server stops. */
package io.daybook.query.call;
