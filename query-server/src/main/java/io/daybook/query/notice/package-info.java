/** Who is told when the views change: the projector's notices, and what makes good for those that are lost. */
package io.daybook.query.notice;
