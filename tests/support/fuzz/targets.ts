import type { User } from "#app/auth/viewer.ts";
import { EXAMPLES } from "#app/http/api/examples.ts";
import { OPERATIONS, type Operation } from "#app/http/api/operations.ts";
import { ACCESS_TABLE, type AccessLine } from "../access-table.ts";
import { EVERYTHING, filled, valuesFor } from "../access-values.ts";
import { formIn } from "../html-form.ts";
import type { Client, TestServer } from "../server.ts";

/** Something that can be asked of the server, as it is meant to be asked. */
export interface Target {
	/** The route's id in the Remix build, or an address of Express. */
	route: string;
	method: string;
	path: string;
	/** The fields of a form. */
	fields?: readonly (readonly [string, string])[];
	json?: unknown;
	/** Its form brings a file. */
	takesFile?: boolean;
}

type Served = Pick<TestServer, "store" | "routes" | "expressRoutes">;

/** How many times as often as one line of the access table an operation of the API is asked, which has many ways to go wrong. */
const OFTEN = 8;

/**
 * Everything that can be asked of a server, of studies and syntheses that are there: all that the access table knows,
 * each operation of the API, and the forms of the pages that have large ones.
 * @throws when a route has neither, so that a new one cannot be forgotten
 */
export async function targetsOf(
	served: Served,
	{ administrator, researcher, number }: { administrator: User; researcher: Client; number: number },
): Promise<Target[]> {
	const targets: Target[] = [];
	let slug = "";
	for (const [index, state] of (["draft", "published"] as const).entries()) {
		const cast = { administrator, state, number: number * 2 + index };
		const values = await valuesFor(served, EVERYTHING, cast);
		slug = values[":slug"] ?? "";
		for (const line of ACCESS_TABLE) targets.push(ofLine(served, line, values));
		targets.push(...(await largeForms(researcher, values)));
	}
	for (let time = 0; time < OFTEN; time++)
		targets.push(...OPERATIONS.map((operation) => ofOperation(operation, slug)));
	const known = new Set(targets.map(({ route }) => route));
	const forgotten = [...Object.keys(served.routes), ...served.expressRoutes].filter(
		(route) => route !== "root" && !known.has(route),
	);
	if (forgotten.length > 0) throw new Error(`Nothing is asked of ${forgotten.join(", ")}`);
	return targets;
}

function ofLine(
	{ routes }: Served,
	{ route, get, post, fields }: AccessLine,
	values: Record<string, string>,
) {
	const path = filled(get ?? post ?? "", values);
	if (get !== undefined) return { route, method: "GET", path };
	const handle = routes[route]?.module.handle as { takesFile?: boolean } | undefined;
	return {
		...{ route, method: "POST", path },
		fields: Object.entries(fields ?? {}).map(([name, value]) => [name, filled(value, values)] as const),
		...(handle?.takesFile && { takesFile: true }),
	};
}

function ofOperation({ id, method, path }: Operation, slug: string): Target {
	const { path: address = path, body } = EXAMPLES[id] ?? {};
	const route = `routes/${path.slice(1).replaceAll("/", ".")}`;
	return { route, method, path: address.replace("doe-roe-2025", slug), ...(body && { json: body }) };
}

/** The forms that hold a whole document, as their pages send them. */
async function largeForms(researcher: Client, values: Record<string, string>): Promise<Target[]> {
	const study = `/studies/${values[":slug"]}/edit`;
	const synthesis = `/syntheses/${values[":synthesis"]}/edit`;
	const forms = [
		["routes/studies.new", "/studies/new"],
		["routes/studies.$slug_.edit", study],
		["routes/syntheses.new", "/syntheses/new"],
		["routes/syntheses.$slug_.edit", synthesis],
	] as const;
	return Promise.all(
		forms.map(async ([route, path]) => {
			const page = await (await researcher.get(path)).text();
			const form = formIn(page, "reason");
			form.set("reason", "Fuzzed");
			return { route, method: "POST", path, fields: [...form] };
		}),
	);
}
