/** What values look like: the kinds, members and items that schemas are made from. */
package dev.frameproof.producers.shape;
