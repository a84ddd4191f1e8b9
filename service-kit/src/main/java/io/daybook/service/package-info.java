/** What every server shares: settings from the environment, the gRPC server's life cycle, errors, request checks. */
package io.daybook.service;
