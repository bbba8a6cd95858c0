/** What a load that is driven from outside, by Gatling for example, stands on. */
package dev.frameproof.harness.stage;
