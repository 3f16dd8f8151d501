import { z } from "zod";
import detections from "../data/aws-detections.json";
import type { TemplateRule } from "./template-rule";

const text = z.string().min(1);

/** One fact of `lib/subscriptions/data/aws-detections.json`. */
const detectionSchema = z.strictObject({
  key: text,
  name: z.strictObject({ en: text, ko: text }),
  /** The catalog's name of the service; null where the names of the events say it. */
  service: text.nullable(),
  /** Names of events; one that ends in "*" is a beginning. */
  events: z.array(text).min(1),
  rule: z.strictObject({
    repository: text,
    path: text,
    commit: text,
    licence: text,
    author: text.nullable(),
  }),
});
type Detection = z.output<typeof detectionSchema>;

const isNamed = (name: string, event: string) =>
  name.endsWith("*") ? event.startsWith(name.slice(0, -1)) : event === name;

function toRule({ key, name, service, events, rule }: Detection): TemplateRule {
  const { repository, path, commit, author } = rule;
  return {
    id: `aws.${key}`,
    name,
    credit: {
      name: author === null ? repository : `${repository} (${author})`,
      url: `https://github.com/${repository}/blob/${commit}/${path}`,
    },
    takes: (entry) =>
      (service === null || entry.service === service) && events.some((item) => isNamed(item, entry.event)),
  };
}

/** Templates of AWS that rest on published detection rules; `data/SOURCES.md` says which and under what terms. */
export const awsRules: readonly TemplateRule[] = z.array(detectionSchema).parse(detections).map(toRule);
