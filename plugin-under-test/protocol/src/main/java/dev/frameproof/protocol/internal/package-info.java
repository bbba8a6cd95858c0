/** What both sides share on the wire; not for users. */
package dev.frameproof.protocol.internal;
