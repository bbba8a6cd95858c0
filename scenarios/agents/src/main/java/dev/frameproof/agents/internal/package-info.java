/** What the tasks do on their agents. */
package dev.frameproof.agents.internal;
