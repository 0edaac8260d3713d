/** What the rundown's editor passes around. */

export interface Person {
  name: string;
  role: string;
  organisation: string;
  /** The place of the line that they come from, in an announcement. */
  line?: string;
}

export interface Document {
  title: string;
  url: string;
}

/** A segment as somebody types it. Durations are in minutes; two are times of day. */
export interface Fields {
  title: string;
  kind: string;
  minutes: string;
  people: Person[];
  least: string;
  wrap_up: string;
  danger: string;
  end_action: string;
  not_before: string;
  ends_by: string;
  note: string;
  documents: Document[];
}

/** One segment as a line shows it, in the words of its place. */
export interface Line {
  id: string;
  /** When it starts, by plan, as "16:30"; "" where that is not known. */
  start: string;
  /** When it ends, where lengths are only planned. */
  end?: string;
  title: string;
  people: string[];
  /** "10 min". */
  length: string;
  kind: string;
  live?: LiveLine;
}

/** What a line says beyond that in a room. */
export interface LiveLine {
  /** When it starts as things go on now, or did. */
  expected: string;
  late: "" | "later" | "earlier";
  at: "past" | "now" | "coming";
  skipped: boolean;
  /** Whether it is not in the room yet. */
  isNew: boolean;
  /** Whether it may be taken out: it is not on and has not run. */
  removable: boolean;
  /** Who else is in the line. */
  claimed: string | null;
  unsaved: boolean;
}

/** Where the segments are: in a form that is not sent yet, or in a room. */
export interface Rows {
  /** All segments, in their order. */
  lines(): Line[];
  /** What stands in the fields of one. */
  fields(id: string): Fields;
  /** Takes what somebody typed. */
  type(id: string, typed: Partial<Fields>): void;
  /** What is wrong, by the name of a field. */
  problems(id: string): Record<string, string>;
  /** What should be looked at in one. */
  doubt?(id: string): string;
  /** A new segment after another, or first; its id. */
  add(after: string | null): string | null;
  /** To the place after another, or first. */
  move(id: string, after: string | null): void;
  remove(id: string): void;
  /** What is only where segments are stored one by one. */
  stored?: Stored;
}

export interface Stored {
  /** The address at which the line is open without scripts. */
  href(id: string): string;
  /** Shows the others in which lines one is. */
  at(ids: ReadonlySet<string>): void;
  /** Under which id it is stored; null: it is not. */
  save(id: string): Promise<string | null>;
  /** Forgets what was typed. */
  revert(id: string): void;
  skip(id: string, on: boolean): void;
  /** Whether an answer is waited for. */
  pending(id: string): boolean;
  /** What somebody else has made meanwhile of a field in which one has typed: its name and its text. */
  meanwhile(id: string): [keyof Fields, string][];
  /** What came of the last step, where it was refused. */
  notice(id: string): string;
}
