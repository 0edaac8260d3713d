/** The JSON the server sends: panels of a screen, as docs/protocol.md names them. */

export type Millis = number;

export interface Speaker {
  name: string | null;
  role: string | null;
  organisation: string | null;
}

export interface EventPanel {
  title: string;
  starts_at: Millis | null;
  ends_at: Millis | null;
  time_zone: string | null;
  language: string | null;
  phase: "draft" | "green_room" | "live" | "ended";
  links: { stream: string | null; [name: string]: string | null };
  recording: { url: string; starts_at: Millis | null; at: string | null } | null;
  rev: number;
  topics: string[];
  attend: string[];
  doors_minutes?: number | null;
  auto_start?: boolean;
  show_overtime?: boolean;
  rehearsal?: boolean;
  /** For moderators. */
  delay_seconds?: number;
  public?: boolean;
  /** Null where the room's time is the real time. */
  clock?: Pace | null;
  code?: string | null;
  colour?: string | null;
  on_colour?: string | null;
  logo?: string | null;
}

export interface ShowPanel {
  rev: number;
  offset_seconds: number;
  started_at: Millis | null;
  ended_at: Millis | null;
  projected_end: Millis | null;
  planned_end: Millis | null;
  slot_end: Millis | null;
}

export interface NextPanel {
  segment: string;
  title: string;
  kind: string;
  planned_seconds: number | null;
  speakers: Speaker[];
}

export interface NowPanel extends NextPanel {
  cued_at: Millis;
  added_seconds: number;
  held_at: Millis | null;
  ends_at: Millis | null;
  /** Of its row, where the screen has the rundown. */
  wrap_up_seconds?: number | null;
  danger_seconds?: number | null;
}

export interface RundownRow extends NextPanel {
  rev: number;
  min_seconds: number | null;
  wrap_up_seconds: number | null;
  danger_seconds: number | null;
  end_action: string;
  not_before: Millis | null;
  ends_by: Millis | null;
  documents: { title: string; url: string }[];
  skipped: boolean;
  /** For staff alone. */
  note?: string | null;
  /** For moderators alone: which of them is there. */
  claim?: Claim | null;
  planned_start: Millis | null;
  started_at: Millis | null;
  ended_at: Millis | null;
}

export interface ProposedMinutes {
  segment: string;
  from_seconds: number;
  to_seconds: number;
  starts_at: Millis;
  agreed: boolean | null;
}

export interface LandingPanel {
  /** For moderators alone, as of the last fact. */
  over_seconds?: number;
  feasible?: boolean;
  proposal: ProposedMinutes[] | null;
}

export interface QaPanel {
  window: "closed" | "collecting" | "open" | "votes_only";
  slot: string | null;
  by_hand: boolean;
  /** For moderators and the host. */
  rule?: "as_queued" | "by_votes" | "fair";
  fits?: number | null;
  minutes_each?: number;
  slow_seconds: number;
  hold_words?: string[];
  strict_votes?: boolean;
  newcomers_held_until?: Millis | null;
}

export interface QuestionCard {
  number: number;
  text: string;
  name: string | null;
  votes: number;
  state: string;
  rev: number;
  how?: "aloud" | "written" | null;
  answer?: string | null;
  aired_at?: Millis | null;
  original?: string | null;
  asked_at?: Millis;
  segment?: string | null;
  reason?: string | null;
  into?: string | null;
  merged?: number;
  looks_like?: "staff" | "speaker" | null;
  undo?: boolean;
  step?: { by: { role: string; name: string | null } | null; at: Millis } | null;
  claim?: Claim | null;
  person?: string | null;
  asked_by_person?: number;
  muted?: boolean;
  read_name?: boolean;
  to?: string | null;
  source?: "floor" | "chat" | "mail" | null;
  sent_at?: Millis | null;
  held_for?: "word" | "newcomer" | null;
  labels?: string[];
  speaker?: string | null;
  starred?: boolean;
  note?: string | null;
  stances?: { by: string | null; stance: "mine" | "not_mine" }[];
  suspicious?: string | null;
  similar_to?: string | null;
}

export interface ForMeCard {
  number: number;
  text: string;
  name: string | null;
  state: string;
  rev: number;
  to: string | null;
  stance: "mine" | "not_mine" | null;
  starred: boolean;
}

export interface QueueCard {
  id: string;
  number: number;
  text: string;
  name: string | null;
  votes: number;
  rev: number;
  original?: string | null;
}

export interface Message {
  to: "host" | "speaker" | "staff";
  text: string;
  flash: boolean;
  sent_at: Millis;
  acknowledged_at: Millis | null;
}

export interface MineCard {
  number: number;
  text: string;
  state: string;
  reason?: string | null;
  how?: "aloud" | "written" | null;
  answer?: string | null;
  aired_at?: Millis | null;
  into?: { number: number; state: string; answer: string | null } | null;
  rev: number;
  reworded: string | null;
  to: string | null;
  told: { at: Millis; state: string; text?: string }[];
}

export interface Claim {
  by: string | null;
  until: Millis;
}

export interface Given {
  segment: string;
  from_seconds: number;
  to_seconds: number;
  starts_at: Millis;
}

/** How the show can end at an instant, as `GET …/landing` answers. */
export interface Landing {
  ends_at: Millis;
  at: Millis;
  over_seconds: number;
  feasible: boolean;
  short_by_seconds: number;
  rev: number;
  segments: Given[];
}

/** By how much the show misses its slot, as of the last fact, and what speakers were asked for. */
export interface LandingPanel {
  over_seconds: number;
  feasible: boolean;
  proposal: (Given & { agreed: boolean | null })[] | null;
}

/** What `undo_last` takes back; `name` is the event's. */
export interface LastStep {
  name: string;
  segment: string | null;
  title: string | null;
  by: { role: string; name: string | null } | null;
  at: Millis;
}

export interface Screen {
  event: EventPanel;
  show: ShowPanel;
  now: NowPanel | null;
  next: NextPanel | null;
  rundown?: RundownRow[];
  qa?: QaPanel;
  landing?: LandingPanel | null;
  questions?: Record<string, QuestionCard>;
  queue?: string[] | QueueCard[];
  /** Open questions that seem to ask the same, best first; for moderators. */
  groups?: { questions: string[]; score: number }[];
  live_question: QueueCard | null;
  blackout: boolean;
  banner?: { text: string; until: Millis | null } | null;
  messages?: Record<string, Message>;
  mine?: Record<string, MineCard>;
  muted?: boolean;
  for_me?: Record<string, ForMeCard>;
  my_votes?: Record<string, true>;
  audience?: { count: number };
  /** What was wrong with the room when the server loaded it. */
  trouble?: { read_only?: { as_of: Millis }; links_damaged?: boolean; people_damaged?: boolean; joining_closed?: boolean; clock_behind_until?: Millis };
  last_step?: LastStep | null;
  landing?: LandingPanel | null;
  /** Whose screens are open; `name` is the label of their link. */
  staff?: { role: "overlay" | "host" | "moderator" | "speaker"; name: string | null; screens: number }[];
  /** How many cards of each state are left out of `questions`, to be fetched. */
  more?: Record<string, number>;
}

/** What a patch carries: whole panels, or only the changed items of a collection (null = gone). */
export type Panels = Record<string, unknown>;

export interface Answer {
  ok: boolean;
  id: string;
  seq?: number;
  code?: string;
  message?: string;
  question?: string;
  number?: number;
  [fact: string]: unknown;
}

/** What a screen needs of a clock. */
export interface Clock {
  now(): Millis;
  readonly speed: number;
}

/** The room's time was `now` at the real instant `at`, and goes `speed` times as fast. */
export interface Pace {
  now: Millis;
  at: Millis;
  speed: number;
}
