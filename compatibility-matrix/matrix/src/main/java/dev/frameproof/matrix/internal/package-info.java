/** How cells are run and compared. */
package dev.frameproof.matrix.internal;
