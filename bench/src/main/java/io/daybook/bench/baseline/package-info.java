/** What Daybook's figures are compared with. */
package io.daybook.bench.baseline;
