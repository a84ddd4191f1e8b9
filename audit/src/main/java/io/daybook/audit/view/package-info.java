/** Whether the views are the fold of the log. */
package io.daybook.audit.view;
