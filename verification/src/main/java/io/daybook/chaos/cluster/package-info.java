/** All of Daybook as processes of this machine that can be killed, with links between them that can be disturbed. */
package io.daybook.chaos.cluster;
