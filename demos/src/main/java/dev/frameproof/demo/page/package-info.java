/** The live page: it shows streams of a run that goes on, and what the verifier says of each. */
package dev.frameproof.demo.page;
