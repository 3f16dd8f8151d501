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
  tables: readonly { title: string; rows: readonly (readonly string[])[] }[];
  /** The one thing to do. */
  action: MailLink;
  /** Why the mail came, and where that can be changed. */
  reason: string;
  manage: MailLink;
}
