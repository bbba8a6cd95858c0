/** The bundled plugin and the oracle, two readings of one contract, held against each other over made-up records. */
package dev.frameproof.differential;
