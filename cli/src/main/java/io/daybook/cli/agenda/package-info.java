/** Days of a calendar drawn as text. Pure: nothing here knows servers, terminals or clocks. */
package io.daybook.cli.agenda;
