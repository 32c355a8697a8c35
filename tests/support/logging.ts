import { formIn } from "./html-form.ts";
import type { Client, TestServer } from "./server.ts";

/** The form at an address, as this person's browser would send it without a change. */
export async function openForm(client: Client, path: string, field = "reason"): Promise<URLSearchParams> {
	const answer = await client.get(path);
	if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
	return formIn(await answer.text(), field);
}

/** Fills in a form. A field that the form does not have would be a mistake of the test. */
export function fill(form: URLSearchParams, fields: Record<string, string>): URLSearchParams {
	for (const [name, value] of Object.entries(fields)) {
		if (!form.has(name)) throw new Error(`The form has no field ${name}`);
		form.set(name, value);
	}
	return form;
}

/** Saves a form and says where it led. @throws with what the page said, when it was not saved */
export async function save(client: Client, path: string, form: URLSearchParams): Promise<string> {
	const answer = await client.post(path, form);
	if (answer.status !== 302) throw new Error(`${answer.status}: ${await answer.text()}`);
	return answer.headers.get("Location") ?? "";
}

/** Logs a trial by the quick path, with what each arm's result cell is to hold. @returns its address */
export async function logTrial(
	client: Client,
	cells: { a1?: string; a2?: string } = { a1: "17/33", a2: "6/41" },
	fields: Record<string, string> = {},
): Promise<string> {
	const form = fill(await openForm(client, "/studies/new"), {
		title: "Treatment of depression with onabotulinumtoxinA",
		"arms[0].label": "OnabotulinumtoxinA",
		"arms[1].label": "Placebo",
		"outcomes[0].label": "Response",
		...(cells.a1 !== undefined && { "outcomes[0].results.a1.cell": cells.a1 }),
		...(cells.a2 !== undefined && { "outcomes[0].results.a2.cell": cells.a2 }),
		...fields,
	});
	return save(client, "/studies/new", form);
}

/** How many rows each table holds: what a refused request must leave as it was. */
export function rowCounts({ store }: Pick<TestServer, "store">): Record<string, number> {
	const tables = store.sqlite
		.prepare<[], string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
		.pluck()
		.all();
	return Object.fromEntries(
		tables.map((table) => [
			table,
			store.sqlite.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0,
		]),
	);
}

/** A study's latest version as stored. */
export function latestVersion({ store }: Pick<TestServer, "store">, slug: string) {
	const row = store.sqlite
		.prepare<[string], { version: number; visibility: string; reason: string; document: string }>(
			`select study_versions.version, study_versions.visibility, reason, document
			from study_versions join studies on studies.id = study_id
			where slug = ? order by study_versions.version desc limit 1`,
		)
		.get(slug);
	if (!row) throw new Error(`No study ${slug}`);
	return { ...row, document: JSON.parse(row.document) };
}
