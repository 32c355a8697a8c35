import type { User } from "#app/auth/viewer.ts";
import { addressOf } from "#app/domain/slug.ts";
import { archiveStudy } from "#app/services/change-study.ts";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { invite } from "#app/services/invitations.ts";
import { makeReset } from "#app/services/password-resets.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { archiveSynthesis, saveSynthesis } from "#app/services/save-synthesis.ts";
import type { Store } from "#db/store.ts";
import { type AccessLine, STATES, type StudyStateName } from "./access-table.ts";
import { addPerson, letters } from "./people.ts";
import type { TestServer } from "./server.ts";
import { binaryOutcome, studyInput } from "./study-builder.ts";

export const statesOf = ({ gets }: AccessLine) => ("draft" in gets ? STATES : (["published"] as const));

const NAMES = /:(slug|version|synthesis|at|invitation|reset|person|import|condition|drug)\b/g;

/** Names all that a line can name. */
export const EVERYTHING: AccessLine = {
	...{ route: "", get: "/:slug/:version/:synthesis/:at/:invitation/:reset/:person/:import/:condition/:drug" },
	gets: [404, 404, 404, 404],
};

/** A text of a line with what its names stand for. */
export const filled = (text: string, values: Record<string, string>) =>
	text.replace(NAMES, (name) => values[name] ?? name);

/** What the names in a line stand for. */
export async function valuesFor(
	{ store }: Pick<TestServer, "store">,
	line: AccessLine,
	{ administrator, state, number }: { administrator: User; state: StudyStateName; number: number },
): Promise<Record<string, string>> {
	const named = new Set(JSON.stringify(line).match(NAMES));
	const study = ["slug", "condition", "drug"].some((name) => named.has(`:${name}`))
		? studyIn(store, state, `A trial ${number}`)
		: undefined;
	const synthesis = named.has(":synthesis") ? synthesisIn(store, state, number) : undefined;
	const person =
		(named.has(":person") || named.has(":reset")) &&
		(await addPerson(store, "reader", `Person ${letters(number)}`));
	const guest = { email: `guest-${number}@example.org`, role: "reader" } as const;
	return {
		...(synthesis && { ":synthesis": synthesis.slug, ":at": String(synthesis.version) }),
		...(study && { ":slug": study.slug, ":version": String(study.version) }),
		...(study && { ":condition": addressOf(`Condition of a trial ${number}`) }),
		...(study && { ":drug": addressOf(`Drug of a trial ${number}`) }),
		...(person && { ":person": String(person.id) }),
		...(person && named.has(":reset") && { ":reset": makeReset(store, administrator, person.id) }),
		...(named.has(":import") && { ":import": String(await importOfOne(store, `A study ${number}`)) }),
		...(named.has(":invitation") && { ":invitation": invite(store, administrator, guest) }),
	};
}

async function importOfOne(store: Store, title: string) {
	const delivery = { name: "One", publish: false, update: false, reason: "Test" };
	const file = { name: "one.json", chunks: [JSON.stringify({ title })] };
	const { importId } = await receiveRecords(store, { ...delivery, actor: { kind: "system" } }, [file]);
	return importId;
}

function studyIn(store: Store, state: StudyStateName, title: string) {
	const by = { actor: { kind: "system" }, reason: "Test" } as const;
	const document = studyInput({
		...{ title, reports: [{ id: "r1", title, year: 2014 }] },
		conditions: [`Condition of ${title}`],
		arms: [
			{ id: "a1", label: "Drug", role: "experimental", interventions: [{ name: `Drug of ${title}` }] },
			{ id: "a2", label: "Placebo", role: "placebo-comparator" },
		],
		outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" })],
	});
	const visibility = state === "draft" ? "draft" : "published";
	const study = saveStudy(store, { ...by, visibility, document });
	if (state === "archived") archiveStudy(store, { ...by, slug: study.slug, expectedVersion: study.version });
	return study;
}

/** A synthesis of two published studies. */
function synthesisIn(store: Store, state: StudyStateName, number: number) {
	const by = { actor: { kind: "system" }, reason: "Test" } as const;
	const comparison = { outcomeId: "o1", kind: "counts", experimental: ["a1"], control: ["a2"] };
	const rows = ["First", "Second"].map((name) => {
		const study = studyIn(store, "published", `${name} of question ${number}`);
		return { ...comparison, id: name.toLowerCase(), study: study.slug };
	});
	const visibility = state === "draft" ? "draft" : "published";
	const question = { intervention: "Botulinum toxin", comparator: "Placebo", concept: "response" };
	const document = { title: `Question ${number}`, question, rows };
	const synthesis = saveSynthesis(store, { ...by, visibility, document });
	const { slug, version: expectedVersion } = synthesis;
	if (state === "archived") archiveSynthesis(store, { ...by, slug, expectedVersion });
	return synthesis;
}
