/**
 * The documents of the views: their collections, keys and fields, and how they map to the contract's messages. The
 * projector writes them, the query server reads them.
 */
package io.daybook.views;
