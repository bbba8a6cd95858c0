/** The simulations that {@code frameproof load} runs, each with one idea, to be read as examples. */
package dev.frameproof.scenarios.simulations;
