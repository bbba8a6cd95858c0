/**
 * What the frames of a stream must be, worked out from what was sent and never from what came, and the comparison of
 * both: {@link dev.frameproof.oracle.StreamVerifier} for one viewer, {@link dev.frameproof.oracle.PanelModel} for what
 * a panel would keep of it.
 */
package dev.frameproof.oracle;
