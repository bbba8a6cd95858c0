/** Values as Go prints them: its times, durations, fractions and byte slices. */
package dev.frameproof.oracle.internal.gotext;
