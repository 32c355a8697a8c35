import type { TextFormat } from "#app/domain/export-formats.ts";
import {
	CI_CHOICES,
	MODELS,
	PREDICTION_CHOICES,
	SYNTHESIS_MEASURES,
	TAU2_CHOICES,
} from "#app/domain/synthesis/vocabulary.ts";
import { keysOf } from "#app/domain/vocabulary.ts";
import {
	API_FORMATS,
	format,
	ifMatch,
	ifNoneMatch,
	limit,
	listParameters,
	number,
	type Parameter,
	query,
	slug,
} from "./parameters.ts";

/** What the API can do: its description, its readable page and its tests are made from this list. */

/** Names of schemas in the description. */
type SchemaName =
	| "AnalysisRequest"
	| "AnalysisResponse"
	| "Study"
	| "StudyInput"
	| "StudyList"
	| "StudyVersion"
	| "StudyVersionList"
	| "Synthesis"
	| "SynthesisList"
	| "OpenApi";

export interface Operation {
	method: "GET" | "POST" | "PUT" | "DELETE";
	path: string;
	id: string;
	summary: string;
	description: string;
	/** Who may use it. */
	access: "readers" | "editors" | "everybody";
	parameters?: readonly Parameter[];
	body?: SchemaName;
	success: { status: 200 | 201 | 204; schema?: SchemaName };
	/** What is answered is a file of one of these formats, and no JSON of the API's own. */
	formats?: readonly TextFormat[];
	/** Statuses of problem documents, beside those that every address, body or change may be answered with. */
	errors: readonly number[];
}

/** What a status says, wherever it is answered. */
export const STATUS_MEANINGS: Readonly<Record<number, string>> = {
	200: "Done",
	201: "Created; Location says where",
	204: "Done; nothing to say",
	304: "Not changed since the entity tag in If-None-Match",
	400: "Something in the request needs correcting; each thing at fault is named",
	401: "A token is missing, unknown or revoked, or reading asks for a log-in",
	403: "The role of the account, or the scope of the token, does not allow it",
	404: "There is none, or it is not public",
	405: "The address does not take this method; Allow names those it takes",
	408: "The body came in too slowly, or stopped coming",
	412: "If-Match names another version: somebody saved meanwhile; read it again",
	413: "Larger than 4 MB",
	415: "Not sent as application/json in UTF-8",
	428: "If-Match is missing",
	429: "Too many requests in a minute; Retry-After says how many seconds to wait",
	503: "Nothing was changed, because the database cannot be written at the moment; Retry-After says when to try again",
};

export const OPERATIONS: readonly Operation[] = [
	{
		method: "POST",
		path: "/api/v1/meta-analyses",
		id: "analyse",
		summary: "Analyse rows",
		description:
			"Takes the rows of a meta-analysis and returns the whole analysis. Nothing is stored. Pages on other sites may call it.",
		access: "readers",
		body: "AnalysisRequest",
		success: { status: 200, schema: "AnalysisResponse" },
		errors: [400, 401, 413, 415],
	},
	{
		method: "GET",
		path: "/api/v1/studies",
		id: "listStudies",
		summary: "List studies",
		description:
			"The library, a page at a time. Researchers see drafts too. Follow next until it is null; studies saved meanwhile neither repeat nor hide others. All documents found are at /export?format=json, which takes the same filters.",
		access: "readers",
		parameters: [
			...listParameters,
			query("count", "Also say how many studies are found, as total", ["yes"]),
			ifNoneMatch,
		],
		success: { status: 200, schema: "StudyList" },
		errors: [400, 401],
	},
	{
		method: "POST",
		path: "/api/v1/studies",
		id: "createStudy",
		summary: "Add a study",
		description:
			"A draft, unless visibility says published and nothing stands in the way. Its slug is made from its authors and year, or its title; Location says it.",
		access: "editors",
		body: "StudyInput",
		success: { status: 201, schema: "Study" },
		errors: [400, 401, 403, 413, 415],
	},
	{
		method: "GET",
		path: "/api/v1/studies/{slug}",
		id: "getStudy",
		summary: "Read a study",
		description: "The study document. Its entity tag is its version.",
		access: "readers",
		parameters: [slug, ifNoneMatch],
		success: { status: 200, schema: "Study" },
		errors: [400, 401, 404],
	},
	{
		method: "GET",
		path: "/api/v1/studies/{slug}/files/{format}",
		id: "getStudyFile",
		summary: "Read a study as a file",
		description:
			"The study as the export of that format has it. The older form, ?format= on the study itself, still works.",
		access: "readers",
		parameters: [slug, format, ifNoneMatch],
		formats: API_FORMATS,
		success: { status: 200 },
		errors: [400, 401, 404],
	},
	{
		method: "GET",
		path: "/api/v1/files/{format}",
		id: "listStudiesAsFile",
		summary: "List studies as a file",
		description:
			"A page of the library as a file; the header Link names the next page. All studies found are one file at /export?format=, which takes the same filters. The older form, ?format= on the list itself, still works.",
		access: "readers",
		parameters: [format, ...listParameters, ifNoneMatch],
		formats: API_FORMATS,
		success: { status: 200 },
		errors: [400, 401, 404],
	},
	{
		method: "PUT",
		path: "/api/v1/studies/{slug}",
		id: "replaceStudy",
		summary: "Replace a study",
		description:
			"The whole document becomes the next version; what is left out is gone from it. An unchanged document adds none. What reading it gave can be sent back as it is.",
		access: "editors",
		parameters: [slug, ifMatch(true)],
		body: "StudyInput",
		success: { status: 200, schema: "Study" },
		errors: [400, 401, 403, 404, 412, 413, 415, 428],
	},
	{
		method: "GET",
		path: "/api/v1/studies/{slug}/versions",
		id: "listVersions",
		summary: "List a study's versions",
		description: "Newest first. Readers see the versions that were saved as published.",
		access: "readers",
		parameters: [slug, ifNoneMatch],
		success: { status: 200, schema: "StudyVersionList" },
		errors: [401, 404],
	},
	{
		method: "GET",
		path: "/api/v1/studies/{slug}/versions/{version}",
		id: "getVersion",
		summary: "Read one version",
		description: "The study document as that version holds it.",
		access: "readers",
		parameters: [
			slug,
			{
				...{ name: "version", in: "path", required: true, description: "Number of the version" },
				type: { type: "integer", minimum: 1 },
			},
			ifNoneMatch,
		],
		success: { status: 200, schema: "StudyVersion" },
		errors: [401, 404],
	},
	{
		method: "DELETE",
		path: "/api/v1/studies/{slug}",
		id: "archiveStudy",
		summary: "Archive a study",
		description:
			"Takes it out of the library for everybody. It is kept with all its versions, and an administrator can bring it back on the administration page.",
		access: "editors",
		parameters: [slug, ifMatch(false), query("reason", "Why, kept in the audit log")],
		success: { status: 204 },
		errors: [400, 401, 403, 404, 412],
	},
	{
		method: "GET",
		path: "/api/v1/syntheses",
		id: "listSyntheses",
		summary: "List syntheses",
		description:
			"Questions that several studies answer together, last changed first, each with its result from the studies as they stand. Researchers see drafts too.",
		access: "readers",
		parameters: [
			query("q", "Words to search for"),
			limit("Syntheses"),
			query("cursor", "Where the page begins: nextCursor of the page before"),
			ifNoneMatch,
		],
		success: { status: 200, schema: "SynthesisList" },
		errors: [400, 401],
	},
	{
		method: "GET",
		path: "/api/v1/syntheses/{slug}",
		id: "getSynthesis",
		summary: "Read a synthesis",
		description:
			"Its document and the analysis from the studies as they stand, which its entity tag covers. The choices of its page (measure, model, tau2, ci, level, predictionInterval, exclude) make another analysis.",
		access: "readers",
		parameters: [
			{ ...slug, description: "The synthesis's address" },
			query("measure", "Another measure", keysOf(SYNTHESIS_MEASURES)),
			query("model", "Another model", keysOf(MODELS)),
			query("tau2", "Another estimator of τ²", keysOf(TAU2_CHOICES)),
			query("ci", "Another interval", keysOf(CI_CHOICES)),
			number("level", "Level of the intervals in percent, 50 to 99.9", {
				...{ type: "number", minimum: 50, maximum: 99.9 },
			}),
			query("predictionInterval", "Another prediction interval", keysOf(PREDICTION_CHOICES)),
			query("exclude", "Id of a row to leave out; it may be given more than once"),
			ifNoneMatch,
		],
		success: { status: 200, schema: "Synthesis" },
		errors: [400, 401, 404],
	},
	{
		method: "GET",
		path: "/api/v1/openapi.json",
		id: "describe",
		summary: "This description",
		description: "OpenAPI 3.1.",
		access: "everybody",
		parameters: [ifNoneMatch],
		success: { status: 200, schema: "OpenApi" },
		errors: [401],
	},
];

/** Every status that an operation may answer, ascending. */
export function statusesOf({ method, success, errors, body, access }: Operation): number[] {
	const reads = method === "GET";
	const changes = !reads && access === "editors";
	return [
		...[success.status, ...errors, 429],
		...(reads ? [304] : []),
		...(body ? [408] : []),
		...(changes ? [503] : []),
	].toSorted((a, b) => a - b);
}
