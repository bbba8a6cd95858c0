/** Demos: what they send, and what is to be seen of it, on the live page and on Grafana's dashboards. */
package dev.frameproof.demo;
