/** Records, schemas and queries by chance; the same seed makes the same. */
package dev.frameproof.differential.random;
