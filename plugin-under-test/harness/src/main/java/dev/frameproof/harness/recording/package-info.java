/** Writes recordings: what lay in a topic, and every frame that came of it. */
package dev.frameproof.harness.recording;
