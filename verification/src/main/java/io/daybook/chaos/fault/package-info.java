/** What is done to a cluster, and when. */
package io.daybook.chaos.fault;
