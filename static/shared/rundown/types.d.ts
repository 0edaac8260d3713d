/** What the rundown's editor passes around. */

export interface Person {
  name: string;
  role: string;
  organisation: string;
}

/** A segment as somebody types it. */
export interface Fields {
  title: string;
  kind: string;
  minutes: string;
  people: Person[];
}

/** One segment as a line shows it, in the words of its place. */
export interface Line {
  id: string;
  /** When it starts, by plan, as "16:30"; "" where that is not known. */
  start: string;
  title: string;
  people: string[];
  /** "10 min". */
  length: string;
  kind: string;
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
  /** A new segment after another, or first; its id. */
  add(after: string | null): string | null;
  /** To the place after another, or first. */
  move(id: string, after: string | null): void;
  remove(id: string): void;
}
