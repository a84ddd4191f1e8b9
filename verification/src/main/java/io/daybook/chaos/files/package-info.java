/** Directories with all that is in them. */
package io.daybook.chaos.files;
