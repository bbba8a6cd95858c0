/** How the extension does it; not for users. */
package dev.frameproof.junit.internal;
