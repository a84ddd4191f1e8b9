/** Switches protections of the servers off, to see that the harness finds what they prevent. Nothing of this is in the servers. */
package io.daybook.chaos.without;
