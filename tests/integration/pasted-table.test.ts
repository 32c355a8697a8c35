import { describe, expect, test } from "vitest";
import { formIn } from "#tests/support/html-form.ts";
import { startServer } from "#tests/support/server.ts";

/** The BCG trials as R's metadat has them (dat.bcg); metafor's rma(measure = "RR") gives 0.49 [0.34, 0.70]. */
const BCG = `author\tyear\ttpos\ttneg\tcpos\tcneg
Aronson\t1948\t4\t119\t11\t128
Ferguson & Simes\t1949\t6\t300\t29\t274
Rosenthal et al\t1960\t3\t228\t11\t209
Hart & Sutherland\t1977\t62\t13536\t248\t12619
Frimodt-Moller et al\t1973\t33\t5036\t47\t5761
Stein & Aronson\t1953\t180\t1361\t372\t1079
Vandiviere et al\t1973\t8\t2537\t10\t619
TPT Madras\t1980\t505\t87886\t499\t87892
Coetzee & Berjak\t1968\t29\t7470\t45\t7232
Rosenthal et al\t1961\t17\t1699\t65\t1600
Comstock et al\t1974\t186\t50448\t141\t27197
Comstock & Webster\t1969\t5\t2493\t3\t2338
Comstock et al\t1976\t27\t16886\t29\t17825`;

const words = (html: string) =>
	html
		.replace(/<script[\s\S]*?<\/script>/g, "")
		.replace(/<[^>]*>/g, "")
		.replace(/\s+/g, " ");

describe("a pasted table", () => {
	test("is pooled as metafor does, kept in the page, and stored nowhere", async () => {
		await using server = await startServer();
		const before = server.store.sqlite.pragma("data_version");
		const answer = await server.anonymous.post("/syntheses/try", { table: BCG });
		expect(answer.status).toBe(200);
		const html = await answer.text();
		expect(words(html)).toContain("0.49 [0.34, 0.70]");
		expect(words(html)).toContain("92.2%");
		expect(html).toContain("Frimodt-Moller et al\t1973");
		expect(server.store.sqlite.prepare("select count(*) from syntheses").pluck().get()).toBe(0);
		expect(server.store.sqlite.pragma("data_version")).toEqual(before);
		const effects = await server.anonymous.post("/syntheses/try.csv", { table: BCG });
		const [head = "", first = ""] = (await effects.text()).split(/\r?\n/);
		expect(head).toMatch(/,study,year,.*,yi,sei,/);
		expect(first).toContain("-0.889");
		expect((await server.anonymous.post("/syntheses/try.xlsx", { table: "a" })).status).toBe(400);
		const shared = /href="(\/syntheses\/try\?table[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
		const opened = await server.anonymous.get(shared);
		expect(opened.status).toBe(200);
		expect(words(await opened.text())).toContain("0.49 [0.34, 0.70]");
	});

	test("has an example, whose source is said, and the forest comes before the form", async () => {
		await using server = await startServer();
		const html = await (await server.anonymous.get("/syntheses/try?example=bcg")).text();
		expect(words(html)).toContain("0.49 [0.34, 0.70]");
		expect(words(html)).toContain("Source: Colditz et al. 1994, JAMA 271:698");
		expect(html.indexOf('id="forest"')).toBeLessThan(html.indexOf('name="table"'));
		const unknown = await server.anonymous.get("/syntheses/try?example=none");
		expect(unknown.status).toBe(400);
		expect(await unknown.text()).toContain("There is no example called “none”");
	});

	test("keeps double zeros, or leaves them out and says so", async () => {
		await using server = await startServer();
		const table = "study,ai,n1i,ci,n2i\nA,4,40,9,41\nB,6,60,12,61\nC,0,25,0,24";
		const said = async (fields: Record<string, string>) => {
			const answer = await server.anonymous.post("/syntheses/try", { table, measure: "OR", ...fields });
			return { status: answer.status, text: words(await answer.text()) };
		};
		const kept = await said({ doubleZeros: "keep" });
		expect(kept.text).toContain("In the analysis3 studies");
		const dropped = await said({ doubleZeros: "leave-out" });
		expect(dropped.text).toContain("In the analysis2 studies");
		expect(dropped.text).toContain("Not in the result. No events in either arm");
		expect(dropped.text).toContain(
			"Studies without events, or with events only, in both arms were left out.",
		);
		expect(dropped.text).toContain("drop00 = TRUE");
		expect((await said({ doubleZeros: "perhaps" })).status).toBe(400);
	});

	test("of means is taken with semicolons and decimal commas", async () => {
		await using server = await startServer();
		const table =
			"Study;mean treatment;sd treatment;n treatment;mean placebo;sd placebo;n placebo\nA;10,5;2;30;12;2,5;31\nB;9;3;40;11,5;3;40";
		const said = words(await (await server.anonymous.post("/syntheses/try", { table })).text());
		expect(said).toContain("10.5 (SD 2), n 30");
		expect(said).toContain("Mean difference");
	});

	test.each([
		[
			"study,events treatment,n treatment,events control,n control\nA,abc,10,2,10",
			"Line 2, column “events treatment”: Events: “abc” is not a whole number, such as 33",
		],
		[
			"study,events treatment,n treatment,events control,n control\nA,1,10,2,10\nB,12,10,2,10",
			"Line 3: 12 with the outcome of 10 people",
		],
		[
			"study,events treatment,n treatment,events control,n control\nA,1,10,,10",
			"“A” is left out: it lacks “events control”",
		],
		["study,events treatment\nA,1", "No column was found for “n experimental”"],
		["", "The table is empty"],
		['study,events e,n e,events c,n c\n"A,1,2,3,4', "Line 2"],
	])("that cannot be read says where: %j", async (table, message) => {
		await using server = await startServer();
		const answer = await server.anonymous.post("/syntheses/try", { table, tau2: "DL" });
		expect(answer.status).toBe(400);
		const html = await answer.text();
		expect(words(html)).toContain(message);
		expect(html).toContain('<option value="DL" selected="">');
	});

	test("asks what can mean two things, keeps the answer, and drops answers to another table", async () => {
		await using server = await startServer();
		const head = "Study\tmean e\tsd e\tn e\tmean c\tsd c\tn c";
		const table = `${head}\nA\t12,500\t3,200\t40\t11,900\t3,100\t41\nTotal (95% CI)\t\t\t40\t\t\t41`;
		const asked = await server.anonymous.post("/syntheses/try", { table });
		expect(asked.status).toBe(400);
		const page = await asked.text();
		expect(words(page)).toContain("“12,500” can be 12500 or 12.500");
		expect(words(page)).toContain("Line 3: “Total (95% CI)” is a total or a test, not a study: left out.");
		const form = formIn(page, "decimalSign");
		const answersOf = form.get("answersOf") ?? "";
		form.set("decimalSign", "point");
		const answer = await server.anonymous.post("/syntheses/try", form);
		expect(answer.status).toBe(200);
		const html = await answer.text();
		expect(words(html)).toContain("12,500 (SD 3,200), n 40");
		const shared = /href="(\/syntheses\/try\?table[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
		expect(shared).toContain("decimalSign=point");
		expect((await server.anonymous.get(shared)).status).toBe(200);
		// The third line is another now, and what was said of it is no answer.
		const counts = "study,ai,n1i,ci,n2i\nA,12,30,6,30\nTotal,12,30,6,30";
		const other = await server.anonymous.post("/syntheses/try", {
			table: counts,
			answersOf,
			"lines[3]": "study",
		});
		const unnamed = words(await other.text());
		expect(unnamed).toContain("In the analysis1 study");
		// Columns that only count the arms say nothing of which one is on trial.
		expect(unnamed).not.toContain("Experimental");
		expect(unnamed).toContain("the risk ratio of the first arm against the second arm");
		const named = "study,arm_1,arm_2,ai,n1i,ci,n2i\nA,Folitin,Placebo,12,30,6,30";
		const answered = words(await (await server.anonymous.post("/syntheses/try", { table: named })).text());
		expect(answered).toMatch(/Folitin ?n\/N/);
		expect(answered).toMatch(/the risk ratio of Folitin against placebo/i);
	});

	test("is refused a measure it has no figures for, and too many tables in a minute", async () => {
		await using server = await startServer({ RATE_LIMIT: "3" });
		const table = "study,ai,n1i,ci,n2i\nA,1,10,2,10";
		const wrong = await server.anonymous.post("/syntheses/try", { table, measure: "MD" });
		expect(wrong.status).toBe(400);
		expect(words(await wrong.text())).toContain("from which no mean difference can be computed");
		const statuses = [];
		for (let time = 0; time < 3; time++) {
			statuses.push((await server.anonymous.post("/syntheses/try", { table })).status);
		}
		expect(statuses).toEqual([200, 200, 429]);
	});
});
