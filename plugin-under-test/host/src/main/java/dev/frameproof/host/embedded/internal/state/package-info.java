/** What the server keeps in memory: accounts, datasources, dashboards. */
package dev.frameproof.host.embedded.internal.state;
