/** Grafana targets x plugin builds x cases, a cell each: what is put to the test, and what came of it. */
package dev.frameproof.matrix;
