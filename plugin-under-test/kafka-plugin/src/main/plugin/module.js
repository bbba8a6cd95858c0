/*
 * The plugin's half in the browser: the data source, its query editor and its config editor. Written as Grafana loads it
 * (an AMD module with Grafana's own libraries), so that nothing has to be bundled.
 */
define(['@grafana/data', '@grafana/ui', '@grafana/runtime', 'react', 'rxjs'], function (data, ui, runtime, React, rxjs) {
  'use strict';

  var h = React.createElement;
  var LABEL_WIDTH = 24;
  var FIELD_WIDTH = 40;

  var DEFAULT_QUERY = {
    topicName: '',
    partition: 'all',
    autoOffsetReset: 'latest',
    lastN: 100,
    timestampMode: 'message',
    messageFormat: 'json',
    avroSchemaSource: 'schemaRegistry',
    protobufSchemaSource: 'schemaRegistry',
    lineProtocolTimestampPrecision: 'auto',
    keyFormat: 'none',
  };

  /** Of this page load: a stream of the last N records must begin anew with each of them. */
  var PAGE_LOAD = Math.random().toString(36).slice(2, 10);

  /** The 32-bit hash of UTF-16 units, h * 31 + unit, absolute and in base 36. */
  function hash(text) {
    var value = 0;
    for (var i = 0; i < text.length; i++) {
      value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0;
    }
    return Math.abs(value).toString(36);
  }

  /** Grafana refuses longer channels, and other characters. The scope and both slashes count, the namespace does not. */
  var LONGEST_CHANNEL = 160;
  var LEGAL_PATH = /^[A-Za-z0-9_\-/=.]*$/;

  /** Of what the channel would otherwise begin with, so that people still see which topic it is. */
  var SHOWN_LETTERS = 60;

  /** 128 bits of a text in base 36: four hashes of its UTF-16 units, each begun and multiplied differently. */
  function longHash(text) {
    return [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f]
      .map(function (prime, lane) {
        var value = (prime ^ text.length) | 0;
        for (var i = 0; i < text.length; i++) {
          value = Math.imul(value ^ text.charCodeAt(i), prime);
          value ^= value >>> (13 + lane);
        }
        value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
        value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
        return ((value ^ (value >>> 16)) >>> 0).toString(36);
      })
      .join('_');
  }

  /** The path of a datasource's channel: in full where Grafana takes that, else its beginning and a hash of it all. */
  function channelPath(uid, query) {
    var path = fullPath(query);
    if (('ds/' + uid + '/' + path).length <= LONGEST_CHANNEL && LEGAL_PATH.test(path)) {
      return path;
    }
    return path.replace(/[^A-Za-z0-9_\-.]/g, '').slice(0, SHOWN_LETTERS) + '-' + longHash(path);
  }

  /** Everything that makes another stream of a query. */
  function fullPath(query) {
    var segments = [
      query.topicName,
      query.partition,
      query.autoOffsetReset,
      query.messageFormat,
      query.avroSchemaSource,
      query.protobufSchemaSource,
      query.keyFormat,
      query.timestampMode,
      query.lineProtocolTimestampPrecision,
      hash(query.lineProtocolMeasurements || ''),
      hash(query.lineProtocolFields || ''),
      hash(query.lineProtocolTags || ''),
      query.avroSchema ? hash(query.avroSchema) : 'none',
      query.protobufSchema ? hash(query.protobufSchema) : 'none',
    ];
    if (query.autoOffsetReset === 'lastN') {
      segments.push(query.lastN, PAGE_LOAD);
    }
    segments.push(query.refId === undefined ? 'no-refid' : query.refId);
    var alias = query.alias || '';
    var letters = alias.replace(/[^a-zA-Z0-9_]/g, '').slice(0, 64);
    var aliasHash = hash(alias);
    return segments
      .map(function (segment) {
        return encodeURIComponent(String(segment));
      })
      .concat(alias === '' ? 'no-alias' : letters ? letters + '-' + aliasHash : aliasHash)
      .join('-');
  }

  /** A number from least on, or the other value. */
  function wholeNumber(text, least, otherwise) {
    var number = Number.parseInt(text, 10);
    return Number.isFinite(number) && number >= least ? number : otherwise;
  }

  /** Of each panel. Grafana's own 1,000 are gone in seconds from a stream that brings hundreds a second. */
  var ROWS_KEPT = 8000;

  /** Each picture of a panel costs a pass over all of its rows. */
  var BETWEEN_PICTURES_MS = 100;

  /**
   * A frame that Grafana does not take for one of a stream. Of those it only exchanges the values, as long as the last
   * message brought no other columns: it would miss those of a message that was passed over, and series into which a
   * transformation splits the rows later on.
   */
  function plainFrame(frame) {
    return {
      name: frame.name,
      refId: frame.refId,
      meta: frame.meta,
      length: frame.length,
      fields: frame.fields.map(function (field) {
        return Object.assign({}, field, { state: Object.assign({}, field.state, { calcs: undefined, range: undefined }) });
      }),
    };
  }

  class KafkaDataSource extends runtime.DataSourceWithBackend {
    constructor(instanceSettings) {
      super(instanceSettings);
    }

    getDefaultQuery() {
      return Object.assign({}, DEFAULT_QUERY);
    }

    filterQuery(query) {
      if (!query || query.hide || !query.topicName) {
        return false;
      }
      return typeof query.partition === 'number' ? query.partition >= 0 : true;
    }

    applyTemplateVariables(query, scopedVars) {
      var templates = runtime.getTemplateSrv();
      function replaced(text) {
        return text ? templates.replace(String(text), scopedVars) : text;
      }
      var full = Object.assign({}, DEFAULT_QUERY, withoutAbsent(query));
      var result = Object.assign({}, full, {
        topicName: replaced(full.topicName),
        partition: wholeNumber(replaced(String(full.partition)), 0, 'all'),
        alias: replaced(full.alias),
        lineProtocolMeasurements: replaced(full.lineProtocolMeasurements),
        lineProtocolFields: replaced(full.lineProtocolFields),
        lineProtocolTags: replaced(full.lineProtocolTags),
      });
      if (full.autoOffsetReset === 'lastN') {
        result.lastN = wholeNumber(replaced(full.lastN), 1, DEFAULT_QUERY.lastN);
      } else {
        delete result.lastN;
      }
      return result;
    }

    query(request) {
      var source = this;
      var streams = request.targets
        .filter(function (target) {
          return source.filterQuery(target);
        })
        .map(function (target) {
          return source.stream(source.applyTemplateVariables(target, request.scopedVars));
        });
      return streams.length > 0 ? rxjs.merge.apply(null, streams) : rxjs.of({ data: [] });
    }

    stream(query) {
      var address = {
        scope: data.LiveChannelScope.DataSource,
        // Grafana 12.4 and later ask for the stream, those before for the namespace.
        namespace: this.uid,
        stream: this.uid,
        path: channelPath(this.uid, query),
        data: query,
      };
      var frames = runtime.getGrafanaLiveSrv().getDataStream({ addr: address, buffer: { maxLength: ROWS_KEPT } }).pipe(
        // What comes meanwhile is in the next one all the same: it holds all that the panel keeps.
        rxjs.throttleTime(BETWEEN_PICTURES_MS, rxjs.asyncScheduler, { leading: true, trailing: true }),
        rxjs.map(function (response) {
          return Object.assign({}, response, { data: response.data.map(plainFrame) });
        })
      );
      return rxjs.concat(rxjs.of({ data: [] }), frames).pipe(
        rxjs.catchError(function (error) {
          var cause = error && error.message ? error.message : String(error);
          return rxjs.throwError(function () {
            return new Error('The stream of topic ' + query.topicName + ' failed: ' + cause);
          });
        })
      );
    }

    topics(prefix) {
      return this.getResource('topics', { prefix: prefix, limit: '20' }).then(function (answer) {
        return answer.topics || [];
      });
    }

    /** What is wrong with a schema; empty for nothing. */
    checkSchema(format, schema) {
      return this.postResource('validate-' + format + '-schema', { schema: schema }, { showErrorAlert: false }).then(
        function () {
          return '';
        },
        function (error) {
          return (error && error.data && error.data.message) || 'The schema cannot be checked now';
        }
      );
    }

    partitions(topic) {
      return this.getResource('partitions', { topic: topic }).then(function (answer) {
        return answer.partitions || [];
      });
    }
  }

  function withoutAbsent(query) {
    var present = {};
    Object.keys(query).forEach(function (name) {
      if (query[name] !== undefined && query[name] !== null) {
        present[name] = query[name];
      }
    });
    return present;
  }

  // Editors

  function row(label, tooltip, field) {
    return h(ui.InlineField, { label: label, tooltip: tooltip, labelWidth: LABEL_WIDTH }, field);
  }

  function choice(value, options, onChange) {
    return h(ui.RadioButtonGroup, {
      value: value,
      onChange: onChange,
      options: options.map(function (option) {
        return { value: option[0], label: option[1] };
      }),
    });
  }

  /** Keeps what is typed until the field is left, so that not every letter opens a stream. */
  function TextField(props) {
    var state = React.useState(props.value);
    var text = state[0];
    var setText = state[1];
    React.useEffect(
      function () {
        setText(props.value);
      },
      [props.value]
    );
    return h(ui.Input, {
      id: props.id,
      width: props.width || FIELD_WIDTH,
      type: props.type || 'text',
      min: props.min,
      list: props.list,
      placeholder: props.placeholder,
      value: text,
      onChange: function (event) {
        setText(event.currentTarget.value);
        if (props.onType) {
          props.onType(event.currentTarget.value);
        }
      },
      onBlur: function () {
        if (text !== props.value) {
          props.onCommit(text);
        }
      },
      onKeyDown: function (event) {
        if (event.key === 'Enter' && text !== props.value) {
          props.onCommit(text);
        }
      },
    });
  }

  function useSuggestions(load) {
    var state = React.useState([]);
    var setItems = state[1];
    return [
      state[0],
      function (argument) {
        load(argument).then(setItems, function () {
          setItems([]);
        });
      },
    ];
  }

  function datalist(id, items) {
    return h(
      'datalist',
      { id: id },
      items.map(function (item) {
        return h('option', { key: String(item), value: String(item) });
      })
    );
  }

  function QueryEditor(props) {
    var query = Object.assign({}, DEFAULT_QUERY, withoutAbsent(props.query));
    var source = props.datasource;
    var id = 'frameproof-kafka-' + (query.refId || 'A');
    var topics = useSuggestions(function (prefix) {
      return source.topics(prefix);
    });
    var partitions = useSuggestions(function (topic) {
      return topic ? source.partitions(topic) : Promise.resolve([]);
    });
    var suggestTopics = topics[1];
    var suggestPartitions = partitions[1];
    React.useEffect(
      function () {
        suggestTopics('');
        suggestPartitions(runtime.getTemplateSrv().replace(query.topicName));
      },
      [query.topicName]
    );

    function set(name) {
      return function (value) {
        var change = {};
        change[name] = value;
        props.onChange(Object.assign({}, query, change));
        props.onRunQuery();
      };
    }

    return h(
      React.Fragment,
      null,
      row(
        'Topic',
        'The topic to read; variables are replaced',
        h(TextField, {
          id: id + '-topic',
          list: id + '-topics',
          value: query.topicName,
          placeholder: 'orders',
          onType: suggestTopics,
          onCommit: set('topicName'),
        })
      ),
      datalist(id + '-topics', topics[0]),
      row(
        'Partition',
        'A partition’s number, or all',
        h(TextField, {
          id: id + '-partition',
          list: id + '-partitions',
          width: 20,
          value: String(query.partition),
          onCommit: function (text) {
            var isVariable = text.indexOf('$') >= 0 || text.indexOf('[[') >= 0;
            set('partition')(isVariable ? text : wholeNumber(text, 0, 'all'));
          },
        })
      ),
      datalist(id + '-partitions', ['all'].concat(partitions[0])),
      row(
        'Start',
        'Where reading begins in each partition',
        choice(
          query.autoOffsetReset,
          [
            ['latest', 'Latest'],
            ['lastN', 'Last N'],
            ['earliest', 'Earliest'],
          ],
          set('autoOffsetReset')
        )
      ),
      query.autoOffsetReset === 'lastN'
        ? row(
            'Last N',
            'How many records of each partition come first',
            h(TextField, {
              id: id + '-last-n',
              width: 20,
              type: 'number',
              min: 1,
              value: String(query.lastN),
              onCommit: function (text) {
                set('lastN')(wholeNumber(text, 1, DEFAULT_QUERY.lastN));
              },
            })
          )
        : null,
      row(
        'Format',
        'How the records’ values are read',
        choice(query.messageFormat, FORMATS, set('messageFormat'))
      ),
      h.apply(null, [React.Fragment, null].concat(formatRows(query, source, id, set))),
      row(
        'Key',
        'How the records’ keys are shown',
        choice(
          query.keyFormat,
          [
            ['none', 'None'],
            ['string', 'String'],
            ['json', 'JSON'],
            ['base64', 'Base64'],
          ],
          set('keyFormat')
        )
      ),
      row(
        'Time',
        'What the time column shows',
        choice(
          query.timestampMode,
          [
            ['message', 'Record’s timestamp'],
            ['now', 'Arrival'],
          ],
          set('timestampMode')
        )
      ),
      row(
        'Alias',
        'Name of the series; {{topic}}, {{field}}, {{partition}} and {{refid}} are replaced',
        h(TextField, {
          id: id + '-alias',
          value: query.alias || '',
          placeholder: '{{topic}} {{field}}',
          onCommit: set('alias'),
        })
      )
    );
  }

  var FORMATS = [
    ['json', 'JSON'],
    ['avro', 'Avro'],
    ['protobuf', 'Protobuf'],
    ['lineprotocol', 'Line protocol'],
    ['plaintext', 'Plain text'],
  ];

  /** A schema, looked at by the plugin once the field is left. */
  function SchemaField(props) {
    var state = React.useState(props.value);
    var text = state[0];
    var setText = state[1];
    var faultState = React.useState('');
    var fault = faultState[0];
    var setFault = faultState[1];
    React.useEffect(
      function () {
        var current = true;
        setText(props.value);
        if (props.value) {
          props.check(props.value).then(function (found) {
            if (current) {
              setFault(found);
            }
          });
        } else {
          setFault('');
        }
        return function () {
          current = false;
        };
      },
      [props.value]
    );
    return h(
      ui.InlineField,
      {
        label: 'Schema',
        tooltip: props.tooltip,
        labelWidth: LABEL_WIDTH,
        invalid: fault !== '',
        error: fault,
        grow: true,
      },
      h(ui.TextArea, {
        id: props.id,
        cols: 80,
        rows: 8,
        value: text,
        placeholder: props.placeholder,
        onChange: function (event) {
          setText(event.currentTarget.value);
        },
        onBlur: function () {
          if (text !== props.value) {
            props.onCommit(text);
          }
        },
      })
    );
  }

  /** Where the schema of a format comes from, and the schema itself. */
  function schemaRows(format, query, source, id, set, tooltip, placeholder) {
    var origin = query[format + 'SchemaSource'];
    return [
      row(
        'Schema from',
        'The registry is the data source’s; each record says by which of its schemas it was written',
        choice(
          origin,
          [
            ['schemaRegistry', 'Schema registry'],
            ['inlineSchema', 'Inline'],
          ],
          set(format + 'SchemaSource')
        )
      ),
      origin === 'inlineSchema'
        ? h(SchemaField, {
            id: id + '-' + format + '-schema',
            value: query[format + 'Schema'] || '',
            tooltip: tooltip,
            placeholder: placeholder,
            check: function (schema) {
              return source.checkSchema(format, schema);
            },
            onCommit: set(format + 'Schema'),
          })
        : null,
    ];
  }

  function filterRow(label, name, tooltip, placeholder, query, id, set) {
    return row(
      label,
      tooltip,
      h(TextField, {
        id: id + '-' + name,
        value: query[name] || '',
        placeholder: placeholder,
        onCommit: set(name),
      })
    );
  }

  function lineProtocolRows(query, id, set) {
    return [
      row(
        'Timestamps',
        'The unit of the lines’ timestamps; Auto goes by their size',
        choice(
          query.lineProtocolTimestampPrecision,
          [
            ['auto', 'Auto'],
            ['ns', 'ns'],
            ['us', 'µs'],
            ['ms', 'ms'],
            ['s', 's'],
          ],
          set('lineProtocolTimestampPrecision')
        )
      ),
      filterRow('Measurements', 'lineProtocolMeasurements', 'Regular expressions by commas', 'cpu,mem.*', query, id, set),
      filterRow('Fields', 'lineProtocolFields', 'Regular expressions by commas', 'usage_.*', query, id, set),
      filterRow(
        'Tags',
        'lineProtocolTags',
        'key=expression by commas; of one key any may match, of several keys each must',
        'host=web.*,region=eu',
        query,
        id,
        set
      ),
    ];
  }

  function formatRows(query, source, id, set) {
    switch (query.messageFormat) {
      case 'avro':
        return schemaRows('avro', query, source, id, set, 'An Avro schema in JSON', '{"type": "record", ...}');
      case 'protobuf':
        return schemaRows(
          'protobuf',
          query,
          source,
          id,
          set,
          'A .proto file; its first message is read. It may import google/protobuf/...',
          'syntax = "proto3"; ...'
        );
      case 'lineprotocol':
        return lineProtocolRows(query, id, set);
      default:
        return [];
    }
  }

  function ConfigEditor(props) {
    var options = props.options;
    var json = options.jsonData || {};
    var secrets = options.secureJsonData || {};
    var secretsSet = options.secureJsonFields || {};
    var protocol = json.securityProtocol || 'PLAINTEXT';
    var usesSasl = protocol.indexOf('SASL_') === 0;
    var usesTls = protocol.endsWith('SSL') || (json.schemaRegistryUrl || '').indexOf('https:') === 0;

    function set(name, value) {
      var change = {};
      change[name] = value;
      props.onOptionsChange(Object.assign({}, options, { jsonData: Object.assign({}, json, change) }));
    }

    function setSecret(name, value, isSet) {
      var secret = {};
      secret[name] = value;
      var field = {};
      field[name] = isSet;
      props.onOptionsChange(
        Object.assign({}, options, {
          secureJsonData: Object.assign({}, secrets, secret),
          secureJsonFields: Object.assign({}, secretsSet, field),
        })
      );
    }

    function text(label, name, placeholder, tooltip) {
      return row(
        label,
        tooltip,
        h(ui.Input, {
          id: 'config-' + name,
          width: FIELD_WIDTH,
          value: json[name] || '',
          placeholder: placeholder,
          onChange: function (event) {
            set(name, event.currentTarget.value);
          },
        })
      );
    }

    function number(label, name, otherwise, tooltip) {
      return row(
        label,
        tooltip,
        h(ui.Input, {
          id: 'config-' + name,
          width: FIELD_WIDTH,
          type: 'number',
          min: 0,
          value: json[name] === undefined ? '' : json[name],
          placeholder: String(otherwise),
          onChange: function (event) {
            set(name, wholeNumber(event.currentTarget.value, 1, undefined));
          },
        })
      );
    }

    function toggle(label, name, tooltip) {
      return row(
        label,
        tooltip,
        h(ui.InlineSwitch, {
          id: 'config-' + name,
          value: Boolean(json[name]),
          onChange: function (event) {
            set(name, event.currentTarget.checked);
          },
        })
      );
    }

    function secret(label, name, component, placeholder) {
      return row(
        label,
        undefined,
        h(component, {
          id: 'config-' + name,
          width: component === ui.SecretInput ? FIELD_WIDTH : undefined,
          cols: 60,
          rows: 6,
          isConfigured: Boolean(secretsSet[name]),
          value: secrets[name] || '',
          placeholder: placeholder,
          onReset: function () {
            setSecret(name, '', false);
          },
          onChange: function (event) {
            setSecret(name, event.currentTarget.value, false);
          },
        })
      );
    }

    return h(
      React.Fragment,
      null,
      h(
        ui.FieldSet,
        { label: 'Connection' },
        text('Bootstrap servers', 'bootstrapServers', 'broker1:9092,broker2:9092', 'Brokers to begin with, by commas'),
        text('Client ID', 'clientId', 'frameproof-kafka-datasource', 'How Kafka’s logs and quotas name this client'),
        row(
          'Security protocol',
          'As the brokers’ listener has it',
          choice(
            protocol,
            [
              ['PLAINTEXT', 'PLAINTEXT'],
              ['SSL', 'SSL'],
              ['SASL_PLAINTEXT', 'SASL_PLAINTEXT'],
              ['SASL_SSL', 'SASL_SSL'],
            ],
            function (value) {
              set('securityProtocol', value);
            }
          )
        )
      ),
      usesSasl
        ? h(
            ui.FieldSet,
            { label: 'Login' },
            row(
              'SASL mechanism',
              undefined,
              choice(
                json.saslMechanisms || 'PLAIN',
                [
                  ['PLAIN', 'PLAIN'],
                  ['SCRAM-SHA-256', 'SCRAM-SHA-256'],
                  ['SCRAM-SHA-512', 'SCRAM-SHA-512'],
                ],
                function (value) {
                  set('saslMechanisms', value);
                }
              )
            ),
            text('User name', 'saslUsername', ''),
            secret('Password', 'saslPassword', ui.SecretInput, '')
          )
        : null,
      usesTls
        ? h(
            ui.FieldSet,
            { label: 'TLS' },
            toggle('Skip verification', 'tlsSkipVerify', 'Accept any certificate of a broker or registry: for trials only'),
            toggle('Own authority', 'tlsAuthWithCACert', 'Trust a CA certificate of your own'),
            json.tlsAuthWithCACert
              ? secret('CA certificate', 'tlsCACert', ui.SecretTextArea, '-----BEGIN CERTIFICATE-----')
              : null,
            toggle('Client certificate', 'tlsAuth', 'Show the brokers a certificate'),
            json.tlsAuth
              ? secret('Certificate', 'tlsClientCert', ui.SecretTextArea, '-----BEGIN CERTIFICATE-----')
              : null,
            json.tlsAuth ? secret('Key', 'tlsClientKey', ui.SecretTextArea, '-----BEGIN PRIVATE KEY-----') : null,
            text('Server name', 'serverName', '', 'Whom the brokers’ certificates are for, when not their host names')
          )
        : null,
      h(
        ui.FieldSet,
        { label: 'Schema registry' },
        text('URL', 'schemaRegistryUrl', 'http://registry:8081'),
        text('User name', 'schemaRegistryUsername', ''),
        secret('Password', 'schemaRegistryPassword', ui.SecretInput, '')
      ),
      h(
        ui.FieldSet,
        { label: 'More' },
        number('Timeout, ms', 'timeout', 10000, 'Of connections and requests'),
        number('Health check timeout, ms', 'healthcheckTimeout', 2000),
        number('Deepest member', 'flattenMaxDepth', 5, 'Members of objects this deep and deeper are dropped'),
        number('Most columns', 'flattenFieldCap', 1000, 'Columns of a record past this number are dropped'),
        row(
          'Log level',
          'Of the plugin’s lines in Grafana’s log',
          choice(
            json.logLevel || '',
            [
              ['', 'Usual'],
              ['debug', 'Debug'],
              ['warn', 'Warnings'],
              ['error', 'Errors'],
            ],
            function (value) {
              set('logLevel', value);
            }
          )
        )
      )
    );
  }

  var plugin = new data.DataSourcePlugin(KafkaDataSource).setConfigEditor(ConfigEditor).setQueryEditor(QueryEditor);

  return { plugin: plugin, channelPath: channelPath };
});
