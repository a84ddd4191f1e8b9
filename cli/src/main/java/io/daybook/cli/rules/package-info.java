/** Opening hours as the command line reads and shows them. Nothing here knows servers, commands or the console. */
package io.daybook.cli.rules;
