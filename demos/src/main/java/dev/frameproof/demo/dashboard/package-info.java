/** Dashboards of Grafana made from demos, for each version of Grafana as it wants them. */
package dev.frameproof.demo.dashboard;
