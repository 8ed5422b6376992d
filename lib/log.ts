/** How much is written: everything at `debug`, only faults at `error`. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** What one line may carry beside its message. Never a token, a password, a mail's body or a person's answer. */
export type LogFields = Record<string, unknown>;

/** Writes one line per event; `with` returns a log that adds the given fields to each of its lines. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  with(fields: LogFields): Log;
}

/** How a log is written. */
export interface LogOptions {
  level: LogLevel;
  /** `json` for machines, one object a line; `text` for a terminal. */
  format: "json" | "text";
}

/** One event as it is handed to the writer. */
export interface LogEntry {
  at: string;
  level: LogLevel;
  message: string;
  fields: LogFields;
}

const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error"];
const SECRET_KEYS = /pass(word|phrase)?|secret|token|authorization|cookie|api_?key|^body$|answer/i;
const ENCODER = new TextEncoder();

/** Opens a log that writes to standard output. */
export function openLog(options: LogOptions): Log {
  const render = options.format === "json" ? jsonLine : textLine;
  return logTo((entry) => Deno.stdout.writeSync(ENCODER.encode(render(entry) + "\n")), options.level);
}

/** A log that hands each entry of at least `level` to `write`, secrets blotted out. */
export function logTo(write: (entry: LogEntry) => void, level: LogLevel, fixed: LogFields = {}): Log {
  const least = LEVELS.indexOf(level);
  const at = (entryLevel: LogLevel) => (message: string, fields: LogFields = {}) => {
    if (LEVELS.indexOf(entryLevel) < least) return;
    write({
      at: new Date().toISOString(),
      level: entryLevel,
      message,
      fields: withoutSecrets({ ...fixed, ...fields }),
    });
  };
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    with: (fields) => logTo(write, level, { ...fixed, ...fields }),
  };
}

/** One JSON object, for whatever collects the lines. */
export function jsonLine(entry: LogEntry): string {
  return JSON.stringify({ ...entry.fields, at: entry.at, level: entry.level, message: entry.message });
}

/** One line for a person's eyes, with a stack below it where an error was given. */
export function textLine(entry: LogEntry): string {
  const { stack, ...rest } = entry.fields;
  const fields = Object.entries(rest).map(([key, value]) =>
    ` ${key}=${typeof value === "string" ? value : JSON.stringify(value)}`
  );
  const line = `${entry.at.slice(11, 19)} ${entry.level.padEnd(5)} ${entry.message}${fields.join("")}`;
  return typeof stack === "string" ? `${line}\n${stack}` : line;
}

function withoutSecrets(fields: LogFields): LogFields {
  const clean: LogFields = {};
  for (const [key, value] of Object.entries(fields)) {
    if (SECRET_KEYS.test(key)) clean[key] = "[left out]";
    else if (value instanceof Error) Object.assign(clean, ofError(key, value));
    else clean[key] = value;
  }
  return clean;
}

function ofError(key: string, error: Error): LogFields {
  const causes: string[] = [];
  for (let cause = error.cause; cause instanceof Error && causes.length < 4; cause = cause.cause) {
    causes.push(cause.message);
  }
  return { [key]: error.message, ...(causes.length > 0 ? { causes } : {}), stack: error.stack };
}
