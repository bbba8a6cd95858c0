/**
 * Judging what was recorded: a file says what a plugin was asked, what lay in the topic, and every frame that came; the
 * judgement says which promise was broken at which record.
 */
package dev.frameproof.oracle.recording;
