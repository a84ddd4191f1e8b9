/**
 * The booking rules: states, commands, events and the deciders that turn one into the other. Pure; depends on nothing but
 * the messages the events are stored in.
 */
package io.daybook.scheduling;
