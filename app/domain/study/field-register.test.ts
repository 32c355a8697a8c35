import { expect, test } from "vitest";
import * as z from "zod";
import { FIELDS, formFields, pageFields } from "./field-register.ts";
import { studyDocument } from "./study-document.ts";

interface JsonSchema {
	properties?: Record<string, JsonSchema>;
	items?: JsonSchema;
	oneOf?: JsonSchema[];
}

/** What a schema reads, before anything is made of it. */
const schemaOf = (schema: z.ZodType): JsonSchema =>
	z.toJSONSchema(schema, {
		io: "output",
		unrepresentable: "any",
		override: ({ zodSchema, jsonSchema }) => {
			const { def } = zodSchema._zod;
			if (def.type === "pipe" && def.out._zod.def.type === "transform")
				Object.assign(jsonSchema, schemaOf(def.in as z.ZodType));
		},
	}) as JsonSchema;

/** The path of every field that the schema knows, and of every list, as zod itself reads it. */
function pathsOf({ properties, items, oneOf }: JsonSchema, place = ""): string[] {
	if (oneOf) return oneOf.flatMap((kind) => pathsOf(kind, place));
	if (items) return [place, ...pathsOf(items, `${place}.*`)];
	if (!properties) return place.endsWith("*") ? [] : [place];
	return Object.entries(properties).flatMap(([field, schema]) =>
		pathsOf(schema, place === "" ? field : `${place}.${field}`),
	);
}

test("the register has every field of the document", () => {
	const paths = pathsOf(schemaOf(studyDocument));
	expect(paths).toContain("outcomes.*.results.*.percent");
	expect(paths.filter((path) => !FIELDS.has(path))).toEqual([]);
	expect([...FIELDS.keys()].length).toBeGreaterThanOrEqual(new Set(paths).size);
});

const names = (fields: { pattern: string }[]) => fields.map(({ pattern }) => pattern);

test("a part has its fields as in the schema, and after another where that is said", () => {
	const ofDesign = names(formFields("design"));
	expect(ofDesign[ofDesign.indexOf("phase") + 1]).toBe("status");
	expect(ofDesign[ofDesign.indexOf("design.followUp") + 1]).toBe("design.whoMasked");
	const onPage = names(pageFields("design"));
	expect(onPage[onPage.indexOf("design.masking") + 1]).toBe("design.whoMasked");
	expect(names(formFields("outcomes.*.timePoints.*"))).toEqual(
		["id", "value", "unit", "text", "primary"].map((key) => `outcomes.*.timePoints.*.${key}`),
	);
	// Nobody types what only registries say; the page shows it.
	expect(names(formFields("population"))).not.toContain("population.eligibility.criteria");
	expect(names(pageFields("population")).at(-1)).toBe("population.eligibility.criteria");
});

test.each([
	["phase", "choice"],
	["design.whoMasked", "choices"],
	["design.followUp", "record"],
	["design.followUp.value", "decimal"],
	["dates.firstPosted", "date"],
	["countries", "texts"],
	["reports.*.year", "year"],
	["outcomes", "list"],
	["outcomes.*.results.*.n", "whole"],
	["outcomes.*.results.*.isChange", "yes-no"],
	["outcomes.*.contrasts.*.p", "text"],
	["riskOfBias.*.outcomeId", "id"],
])("%s is read as %s", (pattern, kind) => {
	expect(FIELDS.get(pattern)?.kind).toBe(kind);
});
