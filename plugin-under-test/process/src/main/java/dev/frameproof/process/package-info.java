/**
 * Child processes: started with exactly the environment they are given, watched, logged and ended in order. Works on
 * Linux and macOS, where a child is shielded from the terminal's Ctrl-C so that its parent decides when it ends.
 */
package dev.frameproof.process;
