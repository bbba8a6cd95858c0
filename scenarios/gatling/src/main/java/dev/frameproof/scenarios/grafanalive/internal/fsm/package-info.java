/** What a viewer may do when: one class a state. */
package dev.frameproof.scenarios.grafanalive.internal.fsm;
