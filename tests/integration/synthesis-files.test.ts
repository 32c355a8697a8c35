import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { SYNTHESIS_FIGURES } from "#app/domain/views/synthesis/synthesis-figure.ts";
import { type Client, startServer } from "#tests/support/server.ts";

// What a synthesis gives to download, of the sample library's syntheses.

const BCG = "/syntheses/bcg-vaccine-against-tuberculosis";
const BOTULINUM = "/syntheses/botulinum-toxin-for-depression-does-it-help-people-respond";

async function read(client: Client, address: string) {
	const response = await client.get(address);
	return { status: response.status, headers: response.headers, text: await response.text() };
}

test("every figure has an address, and shows what its page shows with the reader's choices", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const forest = await read(server.anonymous, `${BCG}.svg`);
	expect(forest.headers.get("Content-Type")).toBe("image/svg+xml; charset=utf-8");
	for (const words of ["0.49 [0.34, 0.70]", "0.13, 1.78", "Favours vaccination", "Version 1, "]) {
		expect(forest.text).toContain(words);
	}
	const otherwise = await read(server.anonymous, `${BCG}.svg?measure=OR&exclude=r2&order=weight&theme=dark`);
	expect(otherwise.text).toContain("As published: RR 0.49 [0.34, 0.70]");
	expect(otherwise.text).toContain("Not shown: Ferguson &amp; Simes 1949. Left out by the reader.");
	for (const name of Object.keys(SYNTHESIS_FIGURES)) {
		const { status } = await read(server.anonymous, `${BCG}.svg?figure=${name}&width=400&regress=Year`);
		// Nobody has judged the risk of bias of these trials.
		expect(status, name).toBe(name.startsWith("bias") ? 404 : 200);
	}
	const png = await server.anonymous.get(`${BCG}.png?figure=funnel`);
	expect([...new Uint8Array(await png.arrayBuffer()).subarray(1, 4)]).toEqual(
		[..."PNG"].map((c) => c.charCodeAt(0)),
	);
	for (const query of ["figure=nothing", "figure=toString"]) {
		expect((await read(server.anonymous, `${BCG}.svg?${query}`)).status, query).toBe(404);
	}
	for (const query of ["order=sideways", "measure=MD", "colours=grey"]) {
		expect((await read(server.anonymous, `${BCG}.svg?${query}`)).status, query).toBe(400);
	}
});

test("the page draws the forest and the funnel, and one further figure when its link is followed", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const { text } = await read(server.anonymous, BCG);
	expect(text).toContain("/syntheses/bcg-vaccine-against-tuberculosis.svg?figure=funnel");
	expect(text).toContain("?show=baujat#further-figures");
	expect(text).not.toContain("Contribution to heterogeneity");
	const shown = await read(server.anonymous, `${BCG}?show=baujat&measure=OR`);
	expect(shown.text).toContain("Contribution to heterogeneity");
	expect(shown.text).toContain("bcg-vaccine-against-tuberculosis.svg?measure=OR&amp;figure=baujat");
	// dat.bcg by latitude: rma(yi, vi, mods = ~ ablat) gives -0.0291 [-0.0432, -0.0150], R² 75.62%, τ² 0.0764.
	expect(text).toContain("−0.029 [−0.043, −0.015]");
	expect(text).toContain("75.6%");
	const unknown = await read(server.anonymous, `${BCG}?show=nothing`);
	expect(unknown.status).toBe(400);
	expect(unknown.text).toContain("Choose one of these: forest, cumulative");
});

test("the R script, the paragraphs and the page say the same digits", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const script = await read(server.anonymous, `${BCG}.R?ci=hksj`);
	expect(script.headers.get("Content-Disposition")).toContain("bcg-vaccine-against-tuberculosis.R");
	expect(script.text).toContain("library(metafor)");
	expect(script.text).toContain("# pooled 0.49 [0.33, 0.73]");
	expect(script.text).toContain("mods = ~ moderator1");
	const { text } = await read(server.anonymous, `${BCG}.txt`);
	expect(text).toContain(
		"pooled risk ratio of BCG vaccine against no vaccination or placebo was 0.49 (95% CI [0.34, 0.70]",
	);
	const page = await read(server.anonymous, BCG);
	for (const paragraph of text.trim().split("\n\n").slice(1)) {
		expect(page.text).toContain(paragraph.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
	}
	const left = await read(server.anonymous, `${BCG}.txt?exclude=r1`);
	expect(left.text).toContain("Left out of the analysis: one study (left out by the reader).");
});

test("the ZIP holds the script, the rows, the paragraphs and every figure", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const response = await server.anonymous.get(`${BCG}.zip`);
	const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
	expect(Object.keys(files).toSorted()).toEqual([
		"bcg-vaccine-against-tuberculosis-revman.csv",
		"bcg-vaccine-against-tuberculosis.R",
		"bcg-vaccine-against-tuberculosis.csv",
		"bcg-vaccine-against-tuberculosis.json",
		...[
			"baujat",
			"cumulative",
			"forest",
			"funnel",
			"labbe",
			"leave-one-out",
			"people",
			"radial",
			"regression",
		].map((name) => `figures/${name}.svg`),
		"methods.txt",
		"results.txt",
	]);
	const csv = await read(server.anonymous, `${BCG}.csv`);
	expect(new TextDecoder().decode(files["bcg-vaccine-against-tuberculosis.csv"])).toBe(csv.text);
	expect(csv.text.split("\n")[0]).toContain("moderator: Absolute latitude, degrees");
});

test("figures that studies do not give are not drawn, and derived ones are marked in every file", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const script = await read(server.anonymous, `${BOTULINUM}.R`);
	expect(script.text).toContain("# Remarks on the data:");
	const csv = await read(server.anonymous, `${BOTULINUM}.csv?exclude=r1`);
	expect(csv.text).toContain("Left out by the reader");
	const page = await read(server.anonymous, BOTULINUM);
	expect(page.text).not.toContain("Meta-regression on each moderator");
});

test("the list of the API is in pages, and a synthesis's entity tag changes with its results", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const json = async (address: string) => JSON.parse((await read(server.anonymous, address)).text);
	const first = await json("/api/v1/syntheses?limit=1");
	expect(first.syntheses).toHaveLength(1);
	const second = await json(first.next);
	expect(
		[...first.syntheses, ...second.syntheses].map(({ slug }) => `/syntheses/${slug}`).toSorted(),
	).toEqual([BCG, BOTULINUM]);
	expect(second.next).toBeNull();
	const found = await json("/api/v1/syntheses?q=tuberculosis");
	expect(found.syntheses).toMatchObject([
		{ k: 13, studies: 13, people: 357_347, effect: "0.49 [0.34, 0.70]" },
	]);
	const synthesis = await json(`/api/v1${BCG}`);
	expect(synthesis.document.analysis.level).toBe(95);
	expect(synthesis.analysis.leaveOneOut).toHaveLength(13);
	const tag = async (query: string) =>
		(await read(server.anonymous, `/api/v1${BCG}${query}`)).headers.get("ETag");
	expect(await tag("?measure=OR")).not.toBe(await tag(""));
	const held = { "If-None-Match": (await tag("")) ?? "" };
	expect((await server.anonymous.get(`/api/v1${BCG}`, held)).status).toBe(304);
});
