/** What this machine has to play, hear and listen with: MIDI inputs, microphones, sound outputs. */
package dev.frameproof.producers.device;
