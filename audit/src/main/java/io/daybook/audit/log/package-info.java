/** What the log alone can be held to: its order, and that no calendar gave away more seats than it had. */
package io.daybook.audit.log;
