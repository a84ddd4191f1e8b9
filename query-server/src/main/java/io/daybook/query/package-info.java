/** The query server: its settings, its parts and its gRPC services. */
package io.daybook.query;
