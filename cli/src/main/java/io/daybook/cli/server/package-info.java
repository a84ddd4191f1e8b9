/** Where the servers are, how they are called, and what their refusals say. */
package io.daybook.cli.server;
