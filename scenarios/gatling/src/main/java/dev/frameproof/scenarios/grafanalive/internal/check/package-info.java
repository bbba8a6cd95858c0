/** What checks on awaited frames see. */
package dev.frameproof.scenarios.grafanalive.internal.check;
