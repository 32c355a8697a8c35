import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, tokenOf } from "#tests/support/api-client.ts";
import { RESULT_KINDS } from "#tests/support/result-kinds.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";

let server: TestServer;
const slugs = new Map<string, string>();

beforeAll(async () => {
	server = await startServer();
	const token = await tokenOf(server, "administrator", "write");
	for (const [kind, json] of Object.entries(RESULT_KINDS)) {
		const saved = await ask(server, "POST", "/api/v1/studies", { json, token });
		expect(saved.status, saved.text).toBe(201);
		slugs.set(kind, saved.json.slug);
	}
});
afterAll(() => server[Symbol.asyncDispose]());

const textAt = async (path: string) => {
	const answer = await server.anonymous.get(path);
	expect(answer.status, path).toBe(200);
	return answer.text();
};
const inWords = (html: string) =>
	html
		.replace(/<(script|style)[\s\S]*?<\/\1>/g, "")
		.replace(/<!-- -->|<[^>]+>/g, "")
		.replaceAll("&#x27;", "'");

/** What the page says first, what a line of the library says, and cells of its table to download. */
const SAID: Record<keyof typeof RESULT_KINDS, { page: string; card: object; csv: string[] }> = {
	hazard: {
		page: "Fewer had the outcome (worsening heart failure or cardiovascular death) with dapagliflozin: HR 0.74 [0.65, 0.85]; 16.3% (386/2,373) against 21.2% (502/2,371) with placebo.",
		card: {
			comparison: "HR 0.74 [0.65, 0.85]",
			arms: [{ shown: "16.3% (386/2,373)" }, { shown: "21.2% (502/2,371)" }],
		},
		csv: ["HR 0.74 [0.65, 0.85], p <0.001, against Placebo", ",386,"],
	},
	medians: {
		page: "Overall survival: median not reached with Drug X, 14.2 months [9.8, 19.0] with Chemotherapy; events 28.6% (44/154) with Drug X, 42.4% (64/151) with Chemotherapy; HR 0.60 [0.41, 0.89] for Drug X against Chemotherapy.",
		card: {
			arms: [
				{ shown: "28.6% (44/154), median not reached" },
				{ shown: "42.4% (64/151), median 14.2 months" },
			],
		},
		csv: ["HR 0.60 [0.41, 0.89], p = 0.005, against Chemotherapy", "14.2"],
	},
	landmarks: {
		page: "Overall survival, 12 months: free of the event by Kaplan–Meier 64% [55, 72] with Drug X, 51.3% [43, 59] with placebo.",
		card: { arms: [{ shown: "free of the event by Kaplan–Meier 64%" }, {}] },
		csv: ["64,55,72,,event-free"],
	},
	rates: {
		page: "Fewer events (strokes) with Warfarin: rate ratio 0.39 [0.17, 0.90], derived; 3.04 per 100 person-years [1.31, 5.99] (8 in 263) against 7.76 [4.67, 12.11] (19 in 245) with placebo.",
		card: {
			comparison: "rate ratio 0.39 [0.17, 0.90], derived",
			arms: [{ shown: "3.04 per 100 person-years" }, {}],
		},
		csv: ["0.030418250950570342,0.0131324"],
	},
	change: {
		page: "Systolic blood pressure, week 8: mean change from baseline −12.4 mmHg (n = 60) with Drug X, −4.1 (n = 58) with placebo; mean difference −8.30 mmHg [−12.17, −4.43] for Drug X against placebo, derived.",
		card: { arms: [{ shown: "change −12.4 mmHg" }, { shown: "change −4.1 mmHg" }] },
		csv: ["-12.4"],
	},
	quartiles: {
		page: "Length of stay: median 5 days (quartiles 3 to 8, n = 40) with Drug X, 8 (quartiles 5 to 12, n = 41) with placebo.",
		card: { arms: [{ shown: "median 5 days" }, { shown: "median 8 days" }] },
		csv: ["5,3,8"],
	},
	comparison: {
		page: "Death from any cause: hazard ratio 0.81 [0.68, 0.97] for Drug X against placebo, as reported.",
		card: { arms: [{ label: "Drug X v Placebo", shown: "HR 0.81 [0.68, 0.97]" }] },
		csv: ["HR 0.81 [0.68, 0.97], against Placebo"],
	},
	doses: {
		page: "Pain: mean 5.1 points (n = 30) with 5 mg, 4.2 (n = 31) with 10 mg, 3.6 (n = 30) with 20 mg, 5.9 (n = 32) with placebo; mean difference −2.3 points [−3.4, −1.2] for 20 mg against placebo.",
		card: { comparison: "mean difference −2.3 points [−3.4, −1.2], 20 mg v Placebo" },
		csv: ["mean difference −2.3 [−3.4, −1.2], against Placebo"],
	},
};

describe.each(Object.entries(SAID))("%s", (kind, { page, card, csv }) => {
	const address = () => `/studies/${slugs.get(kind)}`;

	test("the page opens with it, and nothing says that there is no result", async () => {
		const html = await textAt(address());
		expect(inWords(html)).toContain(page);
		expect(inWords(html)).not.toMatch(/no results? (?:yet|recorded)|No results/i);
		expect(html).toContain("<svg");
		expect(inWords(html)).toContain("Figure of this outcome");
	});

	test("so does its line in the library and in the API", async () => {
		const list = JSON.parse(await textAt("/api/v1/studies"));
		const entry = list.studies.find(({ slug }: { slug: string }) => slug === slugs.get(kind));
		expect(entry).toMatchObject({ hasResults: true, headline: card });
		expect(inWords(await textAt("/?sort=newest"))).toContain(
			entry.headline.comparison ?? entry.headline.arms[0].shown,
		);
	});

	test("it is to be had as a figure, a table and JSON", async () => {
		expect(await textAt(`${address()}.svg`)).toContain("</svg>");
		expect(await textAt(`${address()}.svg?outcome=o1`)).toContain("</svg>");
		expect((await server.anonymous.get(`${address()}.png`)).headers.get("Content-Type")).toBe("image/png");
		const table = await textAt(`${address()}.csv`);
		for (const cell of csv) expect(table).toContain(cell);
		expect(JSON.parse(await textAt(`${address()}.json`)).outcomes).toHaveLength(1);
	});
});

describe("compared with another study", () => {
	const compared = async (kinds: string[], query = "") =>
		JSON.parse(
			await textAt(`/compare.json?${kinds.map((kind) => `study=${slugs.get(kind)}`).join("&")}${query}`),
		);

	test("hazard ratios are the sources' own", async () => {
		const { measure, chart } = await compared(["comparison"]);
		expect(measure).toBe("HR");
		expect(chart.groups[0].rows).toMatchObject([{ value: 0.81, low: 0.68, high: 0.97, basis: "reported" }]);
	});

	test("events over person-time are rates, and a ratio on request", async () => {
		const { measure, chart, scales } = await compared(["rates"]);
		expect(measure).toBe("incidence");
		expect(scales).toMatchObject([{ key: "person-years" }]);
		expect(chart.axis.label).toBe("Events per 100 person-years");
		// SPAF's 8 strokes in 263 person-years: metafor gives 0.0304 a person-year.
		const thousand = await compared(["rates"], "&per=1000");
		expect(thousand.chart.axis.label).toBe("Events per 1,000 person-years");
		expect(thousand.chart.groups[0].rows[0].value).toBeCloseTo(30.4, 1);
		for (const query of ["per=7", "nearest=8", "nearest=8&unit=fortnights", "from=9&to=4&unit=weeks"])
			expect((await server.anonymous.get(`/compare?${query}`)).status, query).toBe(400);
		const ratio = await compared(["rates"], "&measure=IRR");
		expect(ratio.chart.groups[0].rows).toMatchObject([{ figure: "0.39", basis: "derived" }]);
	});
});
