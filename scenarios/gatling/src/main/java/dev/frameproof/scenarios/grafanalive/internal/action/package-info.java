/** What virtual users do on Grafana Live, as steps of a scenario. */
package dev.frameproof.scenarios.grafanalive.internal.action;
