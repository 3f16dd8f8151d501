import { escapeHtml } from "./escape-html";
import type { MailDocument, MailLink, MailPart } from "./mail-document";

// Mail programs drop style sheets, so every style stands at its element; system fonts, nothing is fetched.
const font = "font-family:-apple-system,'Segoe UI',Roboto,'Apple SD Gothic Neo','Malgun Gothic',sans-serif";
const cell = "padding:4px 16px 4px 0;vertical-align:top;font-size:14px;line-height:20px";
const mutedColor = "color:#5c6370";

const partHtml = ({ text, strong }: MailPart) =>
  strong ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text);

/** Line breaks of a value are kept. */
const valueHtml = (text: string) => escapeHtml(text).replace(/\r\n|\r|\n/g, "<br>");

const linkHtml = ({ label, url }: MailLink, style: string) =>
  `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a>`;

const paragraph = (html: string, style: string) => `<p style="margin:0 0 16px;${style}">${html}</p>`;

function factsHtml(facts: MailDocument["facts"]): string {
  if (facts.length === 0) return "";
  const rows = facts.map(
    ([label, value]) =>
      `<tr><th scope="row" align="left" style="${cell};${mutedColor};font-weight:normal;white-space:nowrap">${escapeHtml(label)}</th><td style="${cell};word-break:break-word">${valueHtml(value)}</td></tr>`,
  );
  return `<table style="border-collapse:collapse;margin:0 0 20px">${rows.join("")}</table>`;
}

function tableHtml({ title, rows, isCounted }: MailDocument["tables"][number]): string {
  const numbers = ` align="right" style="${cell};white-space:nowrap;font-variant-numeric:tabular-nums"`;
  const cellHtml = (text: string, index: number) =>
    `<td${isCounted && index === 0 ? numbers : ` style="${cell}"`}>${escapeHtml(text)}</td>`;
  const lines = rows.map((row) => `<tr>${row.map(cellHtml).join("")}</tr>`);
  return `${paragraph(escapeHtml(title), `font-size:13px;${mutedColor};margin-bottom:4px`)}<table style="border-collapse:collapse;margin:0 0 20px">${lines.join("")}</table>`;
}

/** A mail as HTML. Every text is escaped here, and nowhere else. */
export function renderHtml(document: MailDocument): string {
  const { language, subject, notice, lead, facts, tables, action, reason, manage } = document;
  const button =
    "display:inline-block;padding:9px 16px;border-radius:6px;background:#1c2127;color:#ffffff;font-size:14px;text-decoration:none";
  const body = [
    notice ? paragraph(escapeHtml(notice), `font-size:13px;${mutedColor}`) : "",
    paragraph(lead.map(partHtml).join(""), "font-size:16px;line-height:24px"),
    factsHtml(facts),
    ...tables.map(tableHtml),
    paragraph(linkHtml(action, button), "margin-bottom:24px"),
    `<p style="margin:0;padding-top:16px;border-top:1px solid #e3e6ea;font-size:13px;line-height:20px;${mutedColor}">${escapeHtml(reason)}${manage ? ` ${linkHtml(manage, mutedColor)}` : ""}</p>`,
  ];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1c2127;${font}"><div style="max-width:600px">
${body.filter(Boolean).join("\n")}
</div></body></html>
`;
}
