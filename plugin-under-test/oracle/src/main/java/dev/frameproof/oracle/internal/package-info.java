/** The inside of the oracle; not for users. */
package dev.frameproof.oracle.internal;
