package io.daybook.service;

import io.grpc.BindableService;

/**
 * A service whose methods never block: they are called on the threads that read from the network, and answer later, from
 * another thread. That saves each call the threads it would wait on.
 */
public interface NonBlocking extends BindableService {}
