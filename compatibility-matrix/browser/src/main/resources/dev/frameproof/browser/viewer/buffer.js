import * as data from '@grafana/data';

/** JSON has no word for these; null stands for undefined, since a panel draws both alike. */
export function plain(value) {
  if (value === undefined) {
    return null;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { $number: String(value) };
  }
  return value;
}

/** A frame as a panel has it: its columns with all their values. */
export function readFrame(frame) {
  return {
    length: frame.length,
    name: frame.name,
    refId: frame.refId,
    fields: frame.fields.map((field) => ({
      name: field.name,
      type: field.type,
      labels: field.labels || null,
      values: Array.from({ length: frame.length }, (_, row) => plain(field.values[row])),
    })),
  };
}

const hasValue = (values) => values.some((value) => value !== null && value !== undefined);

/** Pushes messages through this version's buffer, and notes which columns lose their values at which message. */
export function pushAll(messages, maxLength) {
  const buffer = data.StreamingDataFrame.empty({ maxLength });
  const errors = [];
  const emptied = [];
  let drops = 0;
  messages.forEach((message, index) => {
    const before = buffer.fields.map((field) => ({ name: field.name, type: field.type, held: hasValue(Array.from(field.values)) }));
    try {
      buffer.push(message);
    } catch (error) {
      errors.push({ index, message: error.message });
      return;
    }
    const after = buffer.fields.map((field) => ({ name: field.name, type: field.type }));
    const lost = before.filter((column) => {
      const at = after.findIndex((other) => other.name === column.name && other.type === column.type);
      if (at >= 0) {
        after.splice(at, 1);
        return false;
      }
      return column.held;
    });
    if (lost.length > 0) {
      drops++;
      lost.forEach((column) => emptied.includes(column.name) || emptied.push(column.name));
    }
  });
  return { ...readFrame(buffer), errors, emptied, drops };
}
