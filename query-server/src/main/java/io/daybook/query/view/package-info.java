/** What the query server asks MongoDB. */
package io.daybook.query.view;
