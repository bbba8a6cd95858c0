/** A plugin in a Grafana target that stays up while streams are opened, fed, watched and closed at will: what tests use. */
package dev.frameproof.harness.session;
