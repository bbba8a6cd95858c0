/** Live viewers by the thousand in one process, each row of each verified as it comes. */
package dev.frameproof.harness.viewers;
