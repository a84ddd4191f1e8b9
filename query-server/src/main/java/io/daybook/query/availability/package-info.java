/** Which times can be booked, which cannot and why: answered by the rules that bookings are decided by. */
package io.daybook.query.availability;
