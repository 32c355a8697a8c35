import type { JsonSchema } from "./json-schema.ts";

/** One line of a readable list of fields: `rows[].experimental.events`, its type, whether it must be there. */
export interface FieldLine {
	path: string;
	type: string;
	required: boolean;
	description?: string;
}

/** The fields of a schema, one line each; fields that variants share are told once. */
export function fieldLines(schema: JsonSchema): FieldLine[] {
	const lines = new Map<string, FieldLine>();
	walk(schema, "", lines);
	return [...lines.values()];
}

function walk(schema: JsonSchema, path: string, lines: Map<string, FieldLine>): void {
	for (const variant of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
		walk(variant as JsonSchema, path, lines);
	}
	if (isSchema(schema.items)) walk(schema.items, `${path}[]`, lines);
	for (const [name, field] of Object.entries(schema.properties ?? {})) {
		if (!isSchema(field)) continue;
		const place = path === "" ? name : `${path}.${name}`;
		const known = lines.get(place);
		const type = typeOf(field);
		const types = known ? [...new Set([...known.type.split(" | "), ...type.split(" | ")])].join(" | ") : type;
		const required = (schema.required ?? []).includes(name) && (known?.required ?? true);
		const { description } = field;
		lines.set(place, { path: place, type: types, required, ...(description && { description }) });
		walk(field, place, lines);
	}
}

function isSchema(value: unknown): value is JsonSchema {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typeOf(schema: JsonSchema): string {
	if (schema.const !== undefined) return JSON.stringify(schema.const);
	if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
	const variants = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].filter(isSchema);
	const own = variants.length > 0 && schema.type === undefined ? "" : String(schema.type ?? "any");
	if (schema.prefixItems) return "[lower, upper]";
	if (own === "array") {
		const item = isSchema(schema.items) ? typeOf(schema.items) : "any";
		return item.includes(" | ") ? `list of (${item.replaceAll(" | ", ", ")})` : `list of ${item}`;
	}
	return [...new Set([own, ...variants.map(typeOf)].filter(Boolean))].join(" | ");
}
