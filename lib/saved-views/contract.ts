import { z } from "zod";
import { isStorable } from "@/lib/shared/unicode";
import { maxViewNameLength, maxViewQueryLength, viewScopes } from "./model";

const name = z
  .string()
  .trim()
  .refine((value) => value !== "", "Give a name.")
  .refine(
    (value) => Array.from(value).length <= maxViewNameLength,
    `At most ${maxViewNameLength} characters.`,
  )
  .refine((value) => isStorable(value) && !/\p{Cc}/u.test(value), "Control characters can't stand in a name.")
  .meta({ minLength: 1, maxLength: maxViewNameLength });

const query = z.string().max(maxViewQueryLength).meta({
  description: "The list's query string: its filters, `from`, `to`, `order`, `columns` and `widths`.",
  "x-description-ko": "목록의 쿼리 문자열이며 필터와 from, to, order, columns, widths를 담습니다.",
});

const isShared = z.boolean().meta({
  description: "Whether everybody who may open the list sees it.",
  "x-description-ko": "목록을 열 수 있는 모든 사용자에게 보이는지 여부입니다.",
});

const isDefault = z.boolean().meta({
  description: "Whether the caller's own list opens with it.",
  "x-description-ko": "호출자 본인의 목록을 이 보기로 여는지 여부입니다.",
});

/** The body of `POST …/saved-views`. */
export const savedViewBody = z
  .strictObject({
    scope: z.enum(viewScopes),
    project: z.string().min(1).nullable().default(null).meta({
      description: "Slug or id of the project, for the scope `project` alone.",
      "x-description-ko": "scope가 project일 때만 쓰는 프로젝트의 슬러그 또는 ID입니다.",
    }),
    name,
    query,
    isShared: isShared.default(false),
    isDefault: isDefault.default(false),
  })
  .refine(({ scope, project }) => (scope === "project") === (project !== null), {
    path: ["project"],
    message: "Name a project for the scope `project`, and for no other.",
  });
export type SavedViewBody = z.output<typeof savedViewBody>;

/** The body of `PATCH …/saved-views/{view}`: what is left out stays as it is. */
export const savedViewPatch = z.strictObject({ name, query, isShared, isDefault }).partial();
export type SavedViewPatch = z.output<typeof savedViewPatch>;

export const savedViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  scope: z.enum(viewScopes),
  project: z.string().nullable(),
  query: z.string(),
  isShared: z.boolean(),
  isDefault: z.boolean(),
  isOwn: z.boolean(),
  mayChange: z.boolean(),
  owner: z.string(),
});

export const savedViewsSchema = z.object({ savedViews: z.array(savedViewSchema) });
