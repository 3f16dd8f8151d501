import { z } from "zod";
import type { ApiOperation, ApiParameter, ApiPermission, ApiText } from "@/lib/shared/api-operation";
import { locales } from "@/lib/shared/locale";
import { exportFormats } from "./export-model";
import { filterParameters, order } from "./read-parameters";

const exportParameters: readonly ApiParameter[] = [
  {
    name: "format",
    description: {
      en: "csv: a table for spreadsheets; ndjson: a line for each event, with its original log.",
      ko: "csv는 스프레드시트용 표, ndjson은 이벤트마다 한 줄이며 원본 로그를 포함합니다.",
    },
    schema: z.enum(exportFormats),
    isRequired: true,
  },
  {
    name: "language",
    description: {
      en: "Of a table's heads and names; the caller's own without it, en for keys.",
      ko: "표의 머리글과 이름의 언어입니다. 없으면 호출자의 언어이며 키는 en입니다.",
    },
    schema: z.enum(locales),
  },
  {
    name: "timeZone",
    description: {
      en: "IANA name of the zone of a table's first column; the caller's own without it, UTC for keys.",
      ko: "표의 첫 번째 열에 쓸 시간대의 IANA 이름입니다. 없으면 호출자의 시간대이며 키는 UTC입니다.",
    },
    schema: z.string().meta({ examples: ["Asia/Seoul"] }),
  },
];

interface ExportedList {
  base: string;
  own: readonly ApiParameter[];
  permissions: readonly ApiPermission[];
  /** Whose events, as an adjective. */
  of: ApiText;
}

/** The export of one list: the organization's, or a project's. */
export const exportOperation = ({ base, own, permissions, of }: ExportedList): ApiOperation => ({
  group: "read",
  method: "get",
  principals: ["session", "apiKey"],
  permissions,
  path: `${base}/events/export`,
  summary: { en: `Export ${of.en} events`, ko: `${of.ko} 이벤트 내보내기` },
  description: {
    en: "Streams every matching event as a file. Rights are asked again for each page. The last line says how many events it holds and the SHA-256 of all lines before it, or why it could not finish. Each export is an event of its own.",
    ko: "조건에 맞는 모든 이벤트를 파일로 보냅니다. 권한은 페이지마다 다시 확인합니다. 마지막 줄에는 이벤트 수와 그 앞 모든 줄의 SHA-256, 또는 끝내지 못한 이유가 있습니다. 내보내기도 하나의 이벤트로 기록됩니다.",
  },
  parameters: [...own, ...filterParameters, order, ...exportParameters],
  answer: {
    status: 200,
    description: {
      en: "The file, as an attachment. HEAD tells whether it may be had, and begins none.",
      ko: "첨부 파일입니다. HEAD는 받을 수 있는지만 알려 주고 내보내기를 시작하지 않습니다.",
    },
    content: { "text/csv": null, "application/x-ndjson": null },
  },
  errors: [400, 401, 403, 404, 429, 503],
});
