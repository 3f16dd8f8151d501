/** A part of a sentence; `strong` ones stand out. */
export interface MailPart {
  text: string;
  strong: boolean;
}

export interface MailLink {
  label: string;
  /** Absolute, http or https. */
  url: string;
}

/** What a mail says, whatever its form. */
export interface MailDocument {
  language: "en" | "ko";
  subject: string;
  /** Said before everything else, such as that this is a test. */
  notice: string | null;
  lead: readonly MailPart[];
  facts: readonly (readonly [label: string, value: string])[];
  /** `isCounted`: the first cell of each row is a count. */
  tables: readonly { title: string; rows: readonly (readonly string[])[]; isCounted: boolean }[];
  /** The one thing to do. */
  action: MailLink;
  /** Why the mail came. */
  reason: string;
  /** Where that can be changed; null where the action leads there. */
  manage: MailLink | null;
}
