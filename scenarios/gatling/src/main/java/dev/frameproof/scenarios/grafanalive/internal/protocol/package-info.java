/** What is kept for a whole run. */
package dev.frameproof.scenarios.grafanalive.internal.protocol;
