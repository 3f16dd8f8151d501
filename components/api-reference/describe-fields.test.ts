import { describe, expect, it } from "vitest";
import { boundWords } from "./bound-words";
import { describeFields, describeParameter, sketchOf } from "./describe-fields";

const fieldsOf = (properties: Parameters<typeof describeFields>[0]["properties"], required: string[] = []) =>
  describeFields({ type: "object", properties: properties ?? {}, required });

/** Bounds as `key:value,value`, in the order in which they are said. */
const saidOf = (field: { bounds: Parameters<typeof boundWords>[0] } | undefined) =>
  field && boundWords(field.bounds, (key, values) => `${key}:${Object.values(values).join(",")}`);

describe("describeFields", () => {
  it("lists nested fields and those of an array's items under their parent", () => {
    const errors = { type: "array", items: { type: "object", properties: { path: { type: "string" } } } };
    const resource = {
      anyOf: [{ type: "object", properties: { id: { type: "string" } } }, { type: "null" }],
    };
    expect(
      fieldsOf({ errors, resource }, ["errors"]).map(({ name, type, isRequired }) => [
        name,
        type,
        isRequired,
      ]),
    ).toEqual([
      ["errors", "object[]", true],
      ["errors[].path", "string", false],
      ["resource", "object | null", false],
      ["resource.id", "string", false],
    ]);
  });

  it("takes description, choices and bounds from inside a nullable choice", () => {
    const [field] = fieldsOf({
      outcome: {
        description: "How it ended.",
        anyOf: [{ type: "string", enum: ["a", "b"], maxLength: 9 }, { type: "null" }],
      },
    });
    expect(field).toMatchObject({ description: "How it ended.", choices: ["a", "b"], type: "string | null" });
    expect(saidOf(field)).toEqual(["lengthMax:0,9"]);
  });

  it("knows both ways in which a value may be null", () => {
    const fields = fieldsOf({
      project: { type: ["string", "null"] },
      actor: { anyOf: [{ type: "string" }, { type: "null" }] },
      log: {},
    });
    expect(fields.map(({ type }) => type)).toEqual(["string | null", "string | null", "any"]);
  });

  it("says each bound once, in bytes where the contract counts bytes", () => {
    const bounds = [
      [{ type: "string", minLength: 1, maxLength: 256, "x-maxBytes": 256 }, ["bytesRange:1,256"]],
      [{ type: "string", minLength: 1 }, ["notEmpty:1"]],
      [{ type: "string", minLength: 8, maxLength: 1024 }, ["lengthRange:8,1,024"]],
      [{ type: "integer", minimum: 1, maximum: 200, default: 50 }, ["range:1,200", "default:50"]],
      [{ type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, []],
      [{ type: "array", items: {}, maxItems: 200 }, ["items:200"]],
    ] as const;
    for (const [schema, said] of bounds) expect(saidOf(fieldsOf({ field: schema })[0])).toEqual(said);
  });
});

describe("describeParameter", () => {
  it("shows a list as one value that may be repeated", () => {
    const schema = { type: "array", maxItems: 50, items: { type: "string", minLength: 1 } };
    const field = describeParameter({
      name: "service",
      in: "query",
      description: "Service.",
      required: false,
      schema,
    });
    expect(field).toMatchObject({ type: "string", description: "Service." });
    expect(saidOf(field)).toEqual(["notEmpty:1", "repeatableMax:50"]);
  });
});

describe("sketchOf", () => {
  it("tells an object, a list of them and a list in an object apart", () => {
    const event = { type: "object", properties: { id: { type: "string" }, scope: { type: "string" } } };
    const list = { type: "array", items: event };
    const sketches = [event, list, { type: "object", properties: { events: list } }].map(sketchOf);
    expect(sketches).toEqual(["{ … }", "[{ … }, …]", '{ "events": [{ … }, …] }']);
  });
});
