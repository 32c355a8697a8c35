import * as z from "zod";
import { meaningOf, saidOf } from "#app/domain/study/describe-field.ts";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * A zod schema as JSON Schema. Fields of the study document read text and numbers alike and clean them; what is
 * described is what they hold in the end, with reported decimals as the JSON numbers they are sent as.
 */
export function toJsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
	const made: JsonSchema = z.toJSONSchema(schema, {
		io: "output",
		unrepresentable: "any",
		override: ({ zodSchema, jsonSchema }) => {
			const { def } = zodSchema._zod;
			const { name, about } = saidOf(zodSchema);
			if (name) jsonSchema.description = meaningOf({ name, about });
			if (def.type === "custom") jsonSchema.type = "number";
			if (def.type === "pipe" && def.out._zod.def.type === "transform") {
				Object.assign(jsonSchema, withoutDialect(toJsonSchema(def.in as z.ZodType, io)));
			}
			if (def.type === "object") {
				const required = Object.entries(def.shape).flatMap(([key, field]) =>
					key === "timePoints" || mayLack(field as z.ZodType, io) ? [] : [key],
				);
				const { timePoints } = def.shape;
				if (timePoints)
					Object.assign(jsonSchema.properties ?? {}, {
						timePoint: onlyTimePoint(timePoints as z.ZodType, io),
					});
				if (required.length > 0) jsonSchema.required = required;
				else delete jsonSchema.required;
			}
		},
	});
	return made;
}

/** How an outcome that was measured once is written (`written-form.ts`). */
function onlyTimePoint(timePoints: z.ZodType, io: "input" | "output"): JsonSchema {
	const { items } = withoutDialect(toJsonSchema(timePoints, io)) as { items: JsonSchema };
	const { id: _, ...properties } = items.properties ?? {};
	return {
		...{ type: "object", properties, additionalProperties: false },
		description:
			"When it was measured, in place of timePoints where that was once; then results and contrasts name no time point",
	};
}

/** Whether a field may be left out; of an answer, whether what is left out stays so or is filled in. */
function mayLack(field: z.ZodType, io: "input" | "output"): boolean {
	const absent = field.safeParse(undefined);
	return absent.success && (io === "input" || absent.data === undefined);
}

/** Without the line that only a whole schema file needs. */
export function withoutDialect({ $schema: _, ...schema }: JsonSchema): JsonSchema {
	return schema;
}
