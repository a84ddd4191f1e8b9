/** The copy of the log on NATS JetStream. */
package io.daybook.command.relay;
