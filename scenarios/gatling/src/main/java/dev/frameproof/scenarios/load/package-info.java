/** What simulations stand on, and how they are run. Begin with {@link dev.frameproof.scenarios.load.LoadSimulation}. */
package dev.frameproof.scenarios.load;
