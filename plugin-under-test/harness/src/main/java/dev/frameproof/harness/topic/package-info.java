/** What lies in a topic that somebody else writes, read as it must be seen: committed records only. */
package dev.frameproof.harness.topic;
