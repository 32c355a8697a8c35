import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { expect, test } from "vitest";
import {
	BIAS_EFFECTS,
	BIAS_JUDGEMENTS,
	BIAS_TOOLS,
	BIAS_VERSIONS,
} from "#app/domain/risk-of-bias/vocabulary.ts";
import { TIME_UNITS } from "#app/domain/time-units.ts";
import {
	ARM_ROLES,
	CONTRAST_MEASURES,
	DIRECTIONS,
	IDENTIFIER_SYSTEMS,
	INTERVENTION_TYPES,
	MEAN_TYPES,
	OUTCOME_CONCEPTS,
	OUTCOME_KINDS,
	PRIORITIES,
	REGULATORY_STATUSES,
	REPORT_ROLES,
	STUDY_KINDS,
} from "#app/domain/vocabulary.ts";

const ROOT = join(import.meta.dirname, "..");
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path);
const filesUnder = (folder: string) =>
	readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
const sources = [...filesUnder("app"), ...filesUnder("db")].filter(
	(path) => /\.tsx?$/.test(path) && !isTest(path),
);
/** A file that answers an address, and not what stands beside it in a folder of its own. */
const isRoute = (path: string) => /^app\/routes\/([^/]+|.+\/route)\.tsx?$/.test(path);
const textOf = (path: string) => readFileSync(join(ROOT, path), "utf8");

interface Import {
	to: string;
	/** Types alone: gone before anything runs. */
	typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\("([^"]+)"\)/gm;

function importsOf(path: string): Import[] {
	return [...textOf(path).matchAll(STATEMENT)].map(([, type, fixed, late]) => {
		const name = fixed ?? late ?? "";
		return {
			to: name.startsWith(".") ? posix.join(dirname(path), name) : name.replace(/^#/, ""),
			typeOnly: !!type,
		};
	});
}

const graph = new Map(sources.map((path) => [path, importsOf(path)]));

/** Which part of the house a module belongs to; the pages' own entry files count as routes. */
function partOf(path: string): string {
	if (path.startsWith("db/")) return "db";
	const [, folder = ""] = path.split("/");
	return folder.includes(".") ? "routes" : folder;
}

/** What each part may import beside itself, as the table in docs/architecture.md says. */
const MAY_IMPORT = new Map(
	[...textOf("docs/architecture.md").matchAll(/^\| `(\w+)` \|[^|]*\|([^|]*)\|$/gm)].map(
		([, part = "", others = ""]) => [part, others.split(",").map((other) => other.trim())],
	),
);

test("who may import whom: statistics ← domain ← figures, exchange, db ← services ← routes, cli, server", () => {
	const wrong: string[] = [];
	for (const [path, imports] of graph) {
		const part = partOf(path);
		for (const { to } of imports) {
			if (!/^(app|db)\//.test(to) || to.startsWith("app/styles/")) continue;
			const other = partOf(to);
			if (other !== part && !MAY_IMPORT.get(part)?.includes(other)) wrong.push(`${path} imports ${to}`);
		}
	}
	expect(wrong).toEqual([]);
	expect(new Set([...graph.keys()].map(partOf))).toEqual(new Set(MAY_IMPORT.keys()));
	expect(graph.size).toBeGreaterThan(200);
});

test("the pure parts import nothing but themselves and pure packages", () => {
	const pure: Record<string, RegExp> = {
		statistics: /^$/,
		domain: /^(zod|@conform-to\/react)$/,
		// A hash is a function of its text like any other.
		exchange: /^(zod|csv-parse|csv-stringify|fast-xml-parser|numfmt|docx|@citation-js\/|node:crypto$)/,
	};
	const wrong: string[] = [];
	for (const [path, imports] of graph) {
		const allowed = pure[partOf(path)];
		for (const { to, typeOnly } of imports)
			if (allowed && !typeOnly && !/^(app|db)\//.test(to) && !allowed.test(to))
				wrong.push(`${path} imports ${to}`);
	}
	expect(wrong).toEqual([]);
});

test("no module imports itself by a detour", () => {
	const circles: string[] = [];
	const done = new Set<string>();
	const visit = (path: string, trail: string[]) => {
		if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
		if (done.has(path) || trail.includes(path)) return;
		for (const { to } of graph.get(path) ?? []) visit(to, [...trail, path]);
		done.add(path);
	};
	for (const path of sources) visit(path, []);
	expect(circles).toEqual([]);
});

test("every import of our own files names one that is there", () => {
	const known = new Set([...sources, ...filesUnder("app"), ...filesUnder("db")]);
	const missing = [...graph].flatMap(([path, imports]) =>
		imports
			.filter(({ to }) => /^(app|db)\//.test(to) && !known.has(to.replace(/\?.*$/, "")))
			.map(({ to }) => `${path} imports ${to}`),
	);
	expect(missing).toEqual([]);
});

/** What only db may say: statements, the database's own libraries, and the connection, but to bracket several writes. */
const OF_DB: [string, RegExp][] = [
	["prepares a statement", /\.prepare\s*[(<]/g],
	["tags a statement", /\bsql(?:\.raw)?\s*[`(]/g],
	["runs a statement", /\.(?:exec|pragma)\(\s*["'`]/g],
	[
		"writes a statement",
		/["'`]\s*(?:select\s[^"'`]*\sfrom|insert\s[^"'`]*\binto|update\s[^"'`]*\sset|delete\s+from|pragma)\s/gi,
	],
	["uses the connection", /\bsqlite\b(?!\s*\.transaction\()/g],
	["uses Drizzle", /\bstore\s*\.db\b/g],
];

/** Modules that only db may import. */
const IMPORTED_BY_DB = /^(drizzle-orm|better-sqlite3)(\/|$)|^db\/(schema|drizzle|prepared)\b/;

test("SQL stands in db alone", () => {
	const wrong: string[] = [];
	for (const [path, imports] of graph) {
		if (!path.startsWith("app/")) continue;
		const code = textOf(path);
		for (const [what, pattern] of OF_DB)
			for (const [words] of code.matchAll(pattern)) wrong.push(`${path} ${what}: ${words.trim()}`);
		for (const { to, typeOnly } of imports)
			if (!typeOnly && IMPORTED_BY_DB.test(to)) wrong.push(`${path} imports ${to}`);
	}
	expect(wrong).toEqual([]);
});

test("a file is one thought: none of app or db has more than 300 lines", () => {
	const long = sources
		.map((path) => ({ path, lines: textOf(path).split("\n").length - 1 }))
		.filter(({ lines }) => lines > 300);
	expect(long).toEqual([]);
});

test("a route exports what Remix asks for and nothing else", () => {
	const allowed = new Set([
		"meta",
		"links",
		"headers",
		"shouldRevalidate",
		"loader",
		"action",
		"default",
		"ErrorBoundary",
		"handle",
	]);
	const wrong: string[] = [];
	for (const path of sources.filter(isRoute)) {
		for (const [, name = ""] of textOf(path).matchAll(
			/^export (?:async )?(?:const |function |class )?(\w+)/gm,
		))
			if (!allowed.has(name)) wrong.push(`${path} exports ${name}`);
	}
	expect(wrong).toEqual([]);
});

test("every loader and action is wrapped, so that it refuses what the server refuses", () => {
	const wrong: string[] = [];
	for (const path of [...sources.filter(isRoute), "app/root.tsx"]) {
		const wrapper = /^app\/routes\/api\.(v\d+\.|\$)/.test(path)
			? "answeringApi"
			: "answering(?:Machines|Exports)?";
		for (const [whole, name = ""] of textOf(path).matchAll(/^export (?:async )?\S+ (loader|action)\b.*/gm))
			if (!new RegExp(`^export const ${name} = ${wrapper}\\(`).test(whole)) wrong.push(`${path}: ${whole}`);
	}
	expect(wrong).toEqual([]);
});

test("what runs in the browser imports no node: module and none of the distribution functions but the normal one", () => {
	const entries = sources.filter(
		(path) => path.startsWith("app/components/") || path === "app/entry.client.tsx",
	);
	const reached = new Set<string>();
	const wrong: string[] = [];
	const visit = (path: string) => {
		if (reached.has(path)) return;
		reached.add(path);
		for (const { to, typeOnly } of graph.get(path) ?? []) {
			if (typeOnly) continue;
			if (/^(node:|@zxcvbn-ts\/|app\/statistics\/numerics\/distributions)/.test(to))
				wrong.push(`${path} imports ${to}`);
			visit(to);
		}
	};
	for (const path of entries) visit(path);
	expect(wrong).toEqual([]);
	expect(reached.size).toBeGreaterThan(50);
});

test("no file names a folder of somebody's machine", () => {
	const tracked = ["app", "db", "scripts", "tests", "migrations"].flatMap(filesUnder);
	const machine = new RegExp(["/(work|home|Users)/[a-z]", "/tmp/"].join("|"));
	const wrong = tracked.filter(
		(path) => /\.(tsx?|mjs|js|json|css|sql|md)$/.test(path) && machine.test(textOf(path)),
	);
	expect(wrong.filter((path) => path !== "tests/house.test.ts")).toEqual([]);
});

/** The choices by which a study says what something is; a key of theirs is a meaning. */
const MEANINGS = [
	...[STUDY_KINDS, REPORT_ROLES, ARM_ROLES, INTERVENTION_TYPES, OUTCOME_KINDS, OUTCOME_CONCEPTS],
	...[DIRECTIONS, PRIORITIES, TIME_UNITS, MEAN_TYPES, CONTRAST_MEASURES, REGULATORY_STATUSES],
	...[BIAS_TOOLS, BIAS_VERSIONS, BIAS_EFFECTS, BIAS_JUDGEMENTS, IDENTIFIER_SYSTEMS],
];

/** How pooling computes where nobody chose: it is printed beside every result, and says nothing of a source. */
const METHODS = [
	'app/domain/synthesis/synthesis-document.ts: choiceOr(keysOf(SYNTHESIS_MEASURES), "RR"',
	'app/domain/synthesis/synthesis-document.ts: choiceOr(keysOf(ROW_KINDS), "counts"',
];

test("nothing is guessed in silence: no default stands for a choice that nobody made", () => {
	const keys = MEANINGS.flatMap((choices) => Object.keys(choices));
	const meaning = [...new Set([...keys, "good", "bad", "benefit", "harm", "counts"])]
		.map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
		.join("|");
	const supplied = new RegExp(
		`(?:\\?\\?|\\|\\|)\\s*\\(?\\[?"(?:${meaning})"|\\?\\s*[\\w.]+\\s*:\\s*"(?:${meaning})"|choiceOr\\([^)]*\\)?, "(?:${meaning})"|start=\\{\\{[^}]*"(?:${meaning})"`,
		"g",
	);
	const found = sources.flatMap((path) =>
		[...textOf(path).matchAll(supplied)].map(([words]) => `${path}: ${words.replace(/\s+/g, " ")}`),
	);
	expect(found.filter((place) => !METHODS.includes(place))).toEqual([]);
	// Exceptions that are gone are struck out.
	expect(METHODS.filter((place) => !found.includes(place))).toEqual([]);
});
