/** Makes rows of cells and frames of rows. */
package dev.frameproof.kafkaplugin.internal.rows;
