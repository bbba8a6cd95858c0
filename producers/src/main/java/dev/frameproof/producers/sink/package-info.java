/** Where records go, and the log of where each came to lie. */
package dev.frameproof.producers.sink;
