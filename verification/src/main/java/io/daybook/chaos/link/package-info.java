/** TCP connections that can be disturbed. */
package io.daybook.chaos.link;
