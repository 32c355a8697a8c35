import * as z from "zod";
import { analysisRequest } from "#app/domain/analysis/analysis-request.ts";
import { analysisResponse } from "#app/domain/analysis/analysis-response.ts";
import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import { PROGRAM_VERSION } from "#app/services/program-version.ts";
import {
	problemDocument,
	studyFields,
	studyHead,
	studyList,
	synthesis,
	synthesisList,
	versionHead,
	versionList,
} from "./answer-schemas.ts";
import { EXAMPLES } from "./examples.ts";
import { type JsonSchema, toJsonSchema, withoutDialect } from "./json-schema.ts";
import { OPERATIONS, type Operation, STATUS_MEANINGS, statusesOf } from "./operations.ts";
import type { Parameter } from "./parameters.ts";
import { envelope, sentBack } from "./study-body.ts";

/** The kinds of operations, as the first part of their addresses names them. */
const TAGS: Readonly<Record<string, string>> = {
	"meta-analyses": "Rows in, the whole analysis out; nothing is stored",
	studies: "Studies as documents, and their versions",
	files: "Studies as tables and lists of references",
	syntheses: "Questions that several studies answer together, with their results",
	openapi: "This description",
};

let made: { schemas: Record<string, JsonSchema>; text: string } | undefined;

/** The schemas of the description by name, made from those that parse and answer. */
export function apiSchemas(): Record<string, JsonSchema> {
	return description().schemas;
}

/** The description of the API: OpenAPI 3.1, made once. */
export function getOpenApi(): Response {
	return new Response(description().text, { headers: { "Content-Type": "application/json; charset=utf-8" } });
}

function description() {
	made ??= describe();
	return made;
}

function describe() {
	const schemas = describedSchemas();
	const paths: Record<string, Record<string, unknown>> = {};
	for (const operation of OPERATIONS) {
		paths[operation.path] = {
			...paths[operation.path],
			[operation.method.toLowerCase()]: describeOperation(operation),
		};
	}
	const text = JSON.stringify({
		openapi: "3.1.0",
		info: {
			title: "Equipoise",
			version: PROGRAM_VERSION,
			description:
				"Clinical studies as documents, and meta-analyses of rows. Errors are problem documents (RFC 9457).",
			license: { name: "MIT", identifier: "MIT" },
		},
		servers: [{ url: "/" }],
		tags: Object.entries(TAGS).map(([name, said]) => ({ name, description: said })),
		paths,
		components: {
			schemas,
			securitySchemes: {
				token: {
					type: "http",
					scheme: "bearer",
					description: "Made on the account page, with scope read or write",
				},
			},
		},
	});
	return { schemas, text };
}

function describedSchemas(): Record<string, JsonSchema> {
	const made = (schema: z.ZodType, io: "input" | "output") => withoutDialect(toJsonSchema(schema, io));
	const answered = made(studyFields, "output");
	return {
		AnalysisRequest: made(analysisRequest, "input"),
		AnalysisResponse: made(analysisResponse, "output"),
		Study: merged(made(studyHead, "output"), answered),
		StudyInput: merged(made(envelope.extend(sentBack.shape), "input"), made(studyFields, "input")),
		StudyList: made(studyList, "output"),
		StudyVersion: merged(made(versionHead, "output"), answered),
		StudyVersionList: made(versionList, "output"),
		Synthesis: made(synthesis, "output"),
		SynthesisList: made(synthesisList, "output"),
		OpenApi: made(z.looseObject({ openapi: z.string() }), "output"),
		Problem: made(problemDocument, "output"),
	};
}

/** One object with the fields of both. */
function merged(head: JsonSchema, body: JsonSchema): JsonSchema {
	return {
		...body,
		properties: { ...head.properties, ...body.properties },
		required: [...(head.required ?? []), ...(body.required ?? [])],
		additionalProperties: false,
	};
}

function describeOperation(operation: Operation) {
	const { id, summary, description, access, parameters = [], body } = operation;
	return {
		operationId: id,
		tags: [tagOf(operation)],
		summary,
		description,
		...(access === "editors" ? { security: [{ token: [] }] } : { security: [{}, { token: [] }] }),
		...(parameters.length > 0 && { parameters: parameters.map(describeParameter) }),
		...(body && {
			requestBody: {
				required: true,
				content: { "application/json": { ...schemaOf(body), example: EXAMPLES[id]?.body } },
			},
		}),
		responses: {
			...Object.fromEntries(
				statusesOf(operation).map((status) => [status, describeResponse(operation, status)]),
			),
			default: {
				description: "A problem on the server's side",
				content: contentOf("application/problem+json", "Problem"),
			},
		},
	};
}

const tagOf = ({ path }: Operation) => path.split("/")[3]?.replace(".json", "") ?? "";

function describeParameter({
	name,
	in: place,
	required = false,
	description: said,
	values,
	type,
}: Parameter) {
	return {
		...{ name, in: place, required, description: said },
		schema: type ?? { type: "string", ...(values && { enum: values }) },
	};
}

function describeResponse(operation: Operation, status: number) {
	const { success, formats = [] } = operation;
	const headers = headersOf(operation, status);
	const described = {
		description: STATUS_MEANINGS[status],
		...(Object.keys(headers).length > 0 && { headers }),
	};
	if (status === 304) return described;
	if (status >= 400) return { ...described, content: contentOf("application/problem+json", "Problem") };
	if (success.schema) return { ...described, content: contentOf("application/json", success.schema) };
	if (formats.length === 0) return described;
	// A type of JSON beside those of files would make what a generated client answers either of both.
	const files = formats.map((format) => [
		EXPORT_FORMATS[format].type.split(";")[0],
		{ schema: { type: "string" } },
	]);
	return { ...described, content: Object.fromEntries(files) };
}

/** The headers that a client acts on. */
function headersOf({ id, method, path }: Operation, status: number) {
	const header = (description: string) => ({ description, schema: { type: "string" } });
	const hasTag = status === 304 || (status < 300 && (method === "GET" || path.startsWith("/api/v1/studies")));
	return {
		...(hasTag &&
			status !== 204 && { ETag: header("Entity tag, for If-None-Match and, of a study, If-Match") }),
		...(status === 201 && { Location: header("Address of what was made") }),
		...(status === 200 &&
			/^list(Studies|StudiesAsFile|Syntheses)$/.test(id) && { Link: header("The next page, rel=next") }),
		...(status === 401 && { "WWW-Authenticate": header("Bearer") }),
		...((status === 429 || status === 503) && { "Retry-After": header("Seconds to wait") }),
	};
}

function contentOf(type: string, name: string) {
	return { [type]: schemaOf(name) };
}

function schemaOf(name: string) {
	return { schema: { $ref: `#/components/schemas/${name}` } };
}
