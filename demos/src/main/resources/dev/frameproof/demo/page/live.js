const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8000;

/** Watches Grafana Live as a page of Grafana's does: one socket, a subscription a stream. */
export class LiveSocket {
  /** @param live where the socket is; @param streams id, channel and query of each; @param listener rows, state, isOver */
  constructor(live, streams, listener) {
    this.live = live;
    this.streams = streams;
    this.listener = listener;
    this.byChannel = new Map(streams.map((stream) => [stream.channel, stream]));
    this.wait = FIRST_WAIT_MS;
    this.fields = new Map();
  }

  open() {
    this.listener.state("connecting", "connecting", "");
    this.answered = 0;
    this.fields.clear();
    this.socket = new WebSocket(this.live);
    this.socket.onopen = () => this.socket.send('{"id":1,"connect":{"name":"frameproof"}}');
    this.socket.onmessage = (event) => this.#read(event.data);
    this.socket.onclose = (event) => this.#again(event);
  }

  #read(message) {
    for (const line of message.split("\n")) {
      if (line === "" || line === "{}") {
        this.socket.send("{}");
      } else if (line.startsWith('{"push"')) {
        this.#push(JSON.parse(line).push);
      } else {
        this.#reply(JSON.parse(line));
      }
    }
  }

  #reply(reply) {
    if (reply.error) {
      const what = reply.id > 1 ? "The stream " + this.streams[reply.id - 2].id : "The connection";
      this.listener.state("lost", "refused", what + " was refused: " + reply.error.message + ".");
    } else if (reply.id === 1) {
      this.streams.forEach((stream, i) =>
        this.socket.send(JSON.stringify({ id: i + 2, subscribe: { channel: stream.channel, data: stream.query } })));
    } else if (++this.answered === this.streams.length) {
      this.wait = FIRST_WAIT_MS;
      this.listener.state("live", "live", "");
    }
  }

  #push(push) {
    const stream = this.byChannel.get(push.channel);
    const data = push.pub && push.pub.data;
    if (!stream || !data || !data.data) {
      return;
    }
    if (data.schema) {
      this.fields.set(stream.id, data.schema.fields.map((field) => field.name));
    }
    const names = this.fields.get(stream.id);
    const values = data.data.values;
    if (names && values.length > 0 && values[0].length > 0) {
      this.listener.rows(stream.id, new Rows(names, values));
    }
  }

  #again(event) {
    if (this.listener.isOver()) {
      return;
    }
    const seconds = (this.wait / 1000).toFixed(this.wait < 1000 ? 2 : 0);
    const why = event.reason || (event.code === 1006 ? "the target is not there, or lets this page in no more" : "code " + event.code);
    this.listener.state("lost", "connection lost",
      "The connection to Grafana Live is lost (" + why + "). It is tried again in " + seconds + " s. Rows that come meanwhile are verified, and not to be seen here.");
    setTimeout(() => this.open(), this.wait);
    this.wait = Math.min(LONGEST_WAIT_MS, this.wait * 2);
  }
}

/** Some rows of a stream, in columns as they came. */
export class Rows {
  constructor(names, values) {
    this.names = names;
    this.values = values;
    this.length = values[0].length;
  }

  /** @returns the column of that name; undefined when there is none */
  column(name) {
    return this.values[this.names.indexOf(name)];
  }

  /** @returns the times in milliseconds */
  times() {
    return this.column("time") || this.column("Time") || new Array(this.length).fill(Date.now());
  }
}
