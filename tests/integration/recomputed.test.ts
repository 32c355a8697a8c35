import { expect, test } from "vitest";
import { reviewComputation } from "#app/services/review-computation.ts";
import { equipoise } from "#tests/support/cli.ts";
import { publishSynthesis, type Trial } from "#tests/support/saved-synthesis.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome } from "#tests/support/study-builder.ts";

// A program that computes otherwise than the one a synthesis was saved by.

/** Seven of 306 in eight trials: nothing is added to arcsines any more, 1.6% where it was 2.6%. */
const RARE = ["0/25", "1/40", "0/18", "2/60", "0/33", "3/80", "1/29", "0/21"];

function publishRates(server: TestServer, measure: string): string {
	const trials = RARE.map(
		(figures, index): Trial => ({
			author: `Author${"ABCDEFGH"[index]}`,
			outcome: binaryOutcome({ a2: figures }),
			row: { experimental: ["a2"], control: [] },
		}),
	);
	const question = { intervention: `Placebo by ${measure}`, concept: "response", outcome: "Response" };
	const document = { title: measure, kind: "proportion", analysis: { measure }, question };
	return publishSynthesis(server, { trials, document });
}

function publishTables(server: TestServer): string {
	const tables = ["0/25 4/24", "3/40 5/41"].map((figures, index): Trial => {
		const [a1 = "", a2 = ""] = figures.split(" ");
		return { author: `Table${"AB"[index]}`, outcome: binaryOutcome({ a1, a2 }) };
	});
	const document = { title: "Peto", kind: "counts", analysis: { measure: "PETO", model: "peto" } };
	return publishSynthesis(server, { trials: tables, document });
}

/** The library as the program left it that did not note yet how it computes. */
function makeOlder({ store }: TestServer) {
	store.sqlite.exec(`
		insert into synthesis_versions (synthesis_id, version, visibility, document, reason, created_at)
			select id, 2, visibility, json_remove(document, '$.computation'), 'Older', updated_at from syntheses;
		update syntheses set version = 2, document = json_remove(document, '$.computation');
		delete from settings where key = 'computation_reviewed';
	`);
}

test("published syntheses whose figures change are listed once, and say so until an editor accepts", async () => {
	await using server = await startServer();
	const [arcsine, logit, peto] = [
		publishRates(server, "PFT"),
		publishRates(server, "PLO"),
		publishTables(server),
	];
	const pageOf = async (slug: string) => (await server.anonymous.get(`/syntheses/${slug}`)).text();
	expect(await pageOf(arcsine)).not.toContain("Formulas have changed");
	makeOlder(server);

	const { stdout } = await equipoise(server.store.path, ["migrate"]);
	expect(stdout).toContain("computes 2 published syntheses otherwise");
	expect(stdout).toContain(
		`/syntheses/${arcsine}: Nothing is added any more where nobody, or everybody, of a study had the outcome, as in metafor. The pooled effect was 2.6% [0.8, 5.0]; it is 1.6% [0.2, 3.7] now.`,
	);
	expect(stdout).toContain(`/syntheses/${peto}: The Peto odds ratios of 1 study with a zero cell`);
	expect(stdout).not.toContain(logit);
	expect(reviewComputation(server.store)).toEqual([]);

	expect(await pageOf(arcsine)).toContain("Formulas have changed since the last edit of this synthesis.");
	expect(await pageOf(logit)).not.toContain("Formulas have changed");
	const editor = await server.as("researcher");
	const accept = { intent: "accept", expectedVersion: "2", reason: "As metafor has it" };
	expect((await editor.post(`/syntheses/${arcsine}`, accept)).status).toBe(302);
	expect(await pageOf(arcsine)).not.toContain("Formulas have changed");
	expect(await pageOf(peto)).toContain("Formulas have changed");
});
