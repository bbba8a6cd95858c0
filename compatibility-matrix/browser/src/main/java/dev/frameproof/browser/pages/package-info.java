/**
 * Grafana's own pages, driven as a person would: login, a datasource's settings, Explore and a dashboard. Needs a real
 * Grafana with its pages; what identifies their elements is in one table by version, {@link
 * dev.frameproof.browser.pages.PageElement}.
 */
package dev.frameproof.browser.pages;
