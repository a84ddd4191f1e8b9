/** The projector: folds the log's events, in order, into the views. */
package io.daybook.projector;
