import { PROBLEM_TYPES, problemAddress } from "#app/domain/problem.ts";
import { curlOf, layOut } from "./curl.ts";
import { EXAMPLES } from "./examples.ts";
import { fieldLines } from "./field-list.ts";
import { apiSchemas } from "./openapi.ts";
import { OPERATIONS, type Operation, STATUS_MEANINGS, statusesOf } from "./operations.ts";

const ACCESS: Record<Operation["access"], string> = {
	readers: "Anybody where reading is public; otherwise a session or a token",
	editors: "Researchers and administrators, by a session or a token with scope write",
	everybody: "Anybody",
};

/** What POST /api/v1/studies answers to an arm without a name. */
export const EXAMPLE_PROBLEM = {
	type: problemAddress("invalid"),
	title: PROBLEM_TYPES.invalid.title,
	status: 400,
	detail: "One field needs correcting (arms.0.label: Enter a name for the arm)",
	errors: [{ pointer: "#/arms/0/label", detail: "Enter a name for the arm" }],
};

/** The page's content, from the same list and schemas as the description for programs. */
export function apiView(origin: string) {
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
			isFile: operation.formats !== undefined,
			example: curlOf(operation, EXAMPLES[operation.id] ?? { path: operation.path }, origin),
			statuses: statusesOf(operation),
		})),
		statuses: Object.entries(STATUS_MEANINGS).map(([status, meaning]) => ({
			...{ status: Number(status), meaning },
		})),
		kinds: Object.entries(PROBLEM_TYPES).map(([kind, { status, title }]) => ({
			...{ kind, status, title },
		})),
		problem: layOut(EXAMPLE_PROBLEM),
		schemas: shown.map((name) => ({ name, fields: fieldLines(schemas[name] ?? {}) })),
	};
}
