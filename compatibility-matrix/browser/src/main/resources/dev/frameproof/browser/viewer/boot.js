/* What Grafana's pages hold before their scripts run, as far as its packages read it. */
(function () {
  'use strict';

  var lines = [];
  window.frameproofConsole = lines;
  ['error', 'warn'].forEach(function (level) {
    var original = console[level];
    console[level] = function () {
      lines.push({ level: level, text: Array.prototype.map.call(arguments, text).join(' ') });
      original.apply(console, arguments);
    };
  });
  window.addEventListener('error', function (event) {
    lines.push({ level: 'error', text: 'uncaught: ' + event.message });
  });
  window.addEventListener('unhandledrejection', function (event) {
    lines.push({ level: 'error', text: 'unhandled rejection: ' + text(event.reason) });
  });

  function text(value) {
    if (value instanceof Error) {
      return value.message;
    }
    if (typeof value === 'object' && value !== null) {
      try {
        return JSON.stringify(value);
      } catch (cyclic) {
        return String(value);
      }
    }
    return String(value);
  }

  window.__grafana_public_path__ = '/public/';
  window.grafanaBootData = {
    user: {
      id: 1, isSignedIn: true, login: 'viewer', name: 'viewer', orgId: 1, orgName: 'Main Org.', orgRole: 'Admin',
      isGrafanaAdmin: true, theme: 'dark', lightTheme: false, timezone: 'utc', weekStart: '', locale: 'en-US',
      language: 'en-US', permissions: {}, analytics: { identifier: '' }, orgCount: 1, gravatarUrl: '',
      helpFlags1: 0, hasEditPermissionInFolders: true, fiscalYearStartMonth: 0, email: '', externalUserId: '',
    },
    settings: {
      appSubUrl: '', appUrl: location.origin + '/', buildInfo: { version: '', env: 'production', edition: 'Open Source' },
      datasources: {}, defaultDatasource: '', featureToggles: {}, panels: {}, apps: {}, licenseInfo: {},
      dateFormats: undefined, liveEnabled: true, namespace: 'default', rendererAvailable: false, sentry: {},
      grafanaJavascriptAgent: {}, unifiedAlerting: {}, analytics: {}, bootData: {}, theme2: undefined,
    },
    navTree: [],
  };
  delete window.grafanaBootData.settings.dateFormats;
  delete window.grafanaBootData.settings.theme2;
})();
