/** How durations and sizes are written in plans, flags and reports. */
package dev.frameproof.producers.text;
