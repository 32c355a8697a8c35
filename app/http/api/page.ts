import { type FieldLine, fieldLines } from "./field-list.ts";
import { apiSchemas } from "./openapi.ts";
import { OPERATIONS, type Operation, type Parameter, STATUS_MEANINGS, statusesOf } from "./operations.ts";

/** What the readable page of the API shows of an operation. */
export interface OperationView {
	id: string;
	method: string;
	path: string;
	summary: string;
	description: string;
	access: string;
	parameters: readonly Parameter[];
	body: string | null;
	answer: string | null;
	statuses: { status: number; meaning: string }[];
}

export interface ApiView {
	operations: OperationView[];
	schemas: { name: string; fields: FieldLine[] }[];
}

const ACCESS: Record<Operation["access"], string> = {
	readers: "Anybody where reading is public; otherwise a session or a token",
	editors: "Researchers and administrators, by a session or a token with scope write",
	everybody: "Anybody",
};

/** The page's content, from the same list and schemas as the description for programs. */
export function apiView(): ApiView {
	const schemas = apiSchemas();
	const shown = [
		"AnalysisRequest",
		"AnalysisResponse",
		"StudyInput",
		"StudyList",
		"StudyVersionList",
		"Synthesis",
		"SynthesisList",
	];
	return {
		operations: OPERATIONS.map((operation) => ({
			id: operation.id,
			method: operation.method,
			path: operation.path,
			summary: operation.summary,
			description: operation.description,
			access: ACCESS[operation.access],
			parameters: operation.parameters ?? [],
			body: operation.body ?? null,
			answer: operation.success.schema ?? null,
			statuses: statusesOf(operation).map((status) => ({ status, meaning: STATUS_MEANINGS[status] ?? "" })),
		})),
		schemas: shown.map((name) => ({ name, fields: fieldLines(schemas[name] ?? {}) })),
	};
}
