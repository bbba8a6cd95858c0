/** Music as timed MIDI events: pieces that are composed by seed, and the names of notes and drums. */
package dev.frameproof.producers.workload.midi;
