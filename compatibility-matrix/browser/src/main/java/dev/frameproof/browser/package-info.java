/**
 * What a browser makes of a stream and of a plugin: Grafana’s own npm packages of any version, bundled into a viewer page
 * and driven in a browser without a window. {@link dev.frameproof.browser.BrowserHalf} is the way in.
 */
package dev.frameproof.browser;
