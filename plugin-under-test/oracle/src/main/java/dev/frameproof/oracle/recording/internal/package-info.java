/** The inside of judging recordings; not for users. */
package dev.frameproof.oracle.recording.internal;
