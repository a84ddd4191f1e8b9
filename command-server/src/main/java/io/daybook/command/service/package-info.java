/** The gRPC services of the command server. */
package io.daybook.command.service;
