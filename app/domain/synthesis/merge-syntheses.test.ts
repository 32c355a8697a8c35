import { expect, test } from "vitest";
import { compareSyntheses } from "./compare-syntheses.ts";
import { mergeSyntheses, synthesisConflicts } from "./merge-syntheses.ts";
import { type SynthesisDocument, synthesisDocument } from "./synthesis-document.ts";

const row = (id: string, study: string, more: Record<string, unknown> = {}) => ({
	...{ id, study, studyVersion: 1, outcomeId: "o1", experimental: ["a1"], control: ["a2"], ...more },
});

function synthesis(rows: unknown[], more: Record<string, unknown> = {}): SynthesisDocument {
	return synthesisDocument.parse({ title: "A question", rows, ...more });
}

const ids = ({ rows }: SynthesisDocument) => rows.map(({ id, study }) => `${id} ${study}`);
const noName = () => undefined;

test("the same comparison that both added is one, whatever ids it got", () => {
	const base = synthesis([row("r1", "ada")]);
	const theirs = synthesis([row("r1", "ada"), row("r2", "bo"), row("r3", "cy")]);
	const mine = synthesis([row("r1", "ada"), row("r2", "cy"), row("r4", "di")]);
	const merged = mergeSyntheses(base, theirs, mine);
	expect(ids(merged)).toEqual(["r1 ada", "r2 bo", "r3 cy", "r4 di"]);
});

test("different comparisons that both gave one id stay two", () => {
	const base = synthesis([row("r1", "ada")]);
	const merged = mergeSyntheses(
		base,
		synthesis([row("r1", "ada"), row("r2", "bo")]),
		synthesis([row("r1", "ada"), row("r2", "cy")]),
	);
	expect(ids(merged)).toEqual(["r1 ada", "r2 bo", "r3 cy"]);
});

test("versions of studies are no conflict, and settings and moderators are merged field by field", () => {
	const base = synthesis([row("r1", "ada")]);
	const theirs = synthesis([row("r1", "ada", { studyVersion: 4, group: "High" })], {
		analysis: { tau2: "DL" },
	});
	const mine = synthesis(
		[row("r1", "ada", { studyVersion: 2, moderators: [{ name: "Dose", value: "30" }] })],
		{
			analysis: { ci: "hksj", regression: [{ name: "Dose" }] },
		},
	);
	const conflicts = synthesisConflicts(base, theirs, mine, noName);
	expect(conflicts.filter(({ changedBy }) => changedBy === "both")).toEqual([]);
	expect(conflicts.map(({ path, changedBy }) => `${path} ${changedBy}`).toSorted()).toEqual([
		"analysis.ci mine",
		"analysis.regression.0 mine",
		"analysis.tau2 theirs",
		"rows.r1.group theirs",
		"rows.r1.moderators.0 mine",
	]);
	const merged = mergeSyntheses(base, theirs, mine);
	expect(merged.analysis).toMatchObject({ tau2: "DL", ci: "hksj", regression: [{ name: "Dose" }] });
	expect(merged.rows[0]).toMatchObject({ group: "High", moderators: [{ name: "Dose", value: "30" }] });
	expect(mergeSyntheses(base, theirs, mine, { "analysis.tau2": "mine" }).analysis.tau2).toBe("REML");
});

test("a history tells of a list that lost an item, and of an order only where it is another", () => {
	const kinds = (before: string[], after: string[]) =>
		compareSyntheses(
			synthesis(before.map((study) => row(study, study))),
			synthesis(after.map((study) => row(study, study))),
			noName,
		).map(({ kind }) => kind);
	expect(kinds(["ada", "bo", "cy"], ["ada", "cy"])).toEqual(["removed"]);
	expect(kinds(["ada", "bo", "cy"], ["cy", "ada", "bo"])).toEqual(["moved"]);
});
