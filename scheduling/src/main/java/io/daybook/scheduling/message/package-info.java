/** The domain's states and events as the messages of the contract, and back. */
package io.daybook.scheduling.message;
