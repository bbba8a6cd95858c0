/** What a browser makes of a stream. */
package dev.frameproof.browser;
