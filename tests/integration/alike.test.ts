import { expect, test } from "vitest";
import type { AlikeStudies } from "#app/domain/views/alike-study.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { startServer } from "#tests/support/server.ts";
import { studyInput } from "#tests/support/study-builder.ts";

test("before a trial is saved, studies here that it may be are named with the reason", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const researcher = await server.as("researcher");
	const alike = async (query: Record<string, string>) => {
		const response = await researcher.get(`/studies/alike?${new URLSearchParams(query)}`);
		expect(response.status).toBe(200);
		const { named, others } = (await response.json()) as AlikeStudies;
		return [...named.map(({ slug, how }) => `${slug}: ${how}`), ...(others ? [others] : [])];
	};
	const finzi = "finzi-rosenthal-2014";
	const title =
		"Treatment of depression with onabotulinumtoxinA: a randomized double blind placebo-controlled trial";
	expect(await alike({ title })).toEqual([`${finzi}: It has nearly the same title.`]);
	expect(
		await alike({ title: "Something else", source: "https://clinicaltrials.gov/study/NCT01556971" }),
	).toEqual([`${finzi}: It has the same registry number.`]);
	expect(await alike({ title, source: "NCT01556971" }), "named once").toHaveLength(1);
	expect(await alike({ title: "A trial of something that nobody has tried before" })).toEqual([]);
	expect(await alike({})).toEqual([]);

	const document = studyInput({
		title: "An unpublished trial of quiet evenings",
		reports: [{ id: "r1", doi: "10.5555/quiet" }],
	});
	const { slug } = saveStudy(server.store, { document, actor: { kind: "system" }, reason: "Draft" });
	expect(await alike({ source: "doi:10.5555/quiet" })).toEqual([
		`${slug}: It has a report with the same DOI or PubMed id.`,
	]);
	for (let copy = 0; copy < 4; copy++)
		saveStudy(server.store, { document, actor: { kind: "system" }, reason: "One of a series" });
	const [, , , ...rest] = await alike({ source: "doi:10.5555/quiet" });
	expect(rest, "three are named").toEqual(["2 others"]);
	expect((await server.anonymous.get("/studies/alike?source=10.5555/quiet")).status).toBe(401);
});
