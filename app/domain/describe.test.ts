import { expect, test } from "vitest";
import { studyWith } from "#tests/support/study-builder.ts";
import { shortName, studyYear } from "./describe.ts";
import { proposeSlug } from "./slug.ts";

const review = { id: "r1", role: "review", authors: "Linde K, Berner M, Egger M", year: 2005 };
const background = { id: "r2", role: "background", authors: "Darwin C", year: 1872 };

test("a study goes by its primary report, whatever reports stand before it", () => {
	const study = studyWith({
		reports: [
			review,
			background,
			{ id: "r3", role: "primary", authors: "Finzi E, Rosenthal NE", year: 2014 },
		],
	});
	expect(shortName(study)).toBe("Finzi & Rosenthal 2014");
	expect(studyYear(study)).toBe(2014);
	expect(proposeSlug(study)).toBe("finzi-rosenthal-2014");
});

test("a review that gives its figures lends a study neither name nor year", () => {
	const study = studyWith({ title: "An unpublished trial", reports: [review, background] });
	expect(shortName(study)).toBe("An unpublished trial");
	expect(studyYear(study)).toBeUndefined();
	expect(proposeSlug(study)).toBe("an-unpublished-trial");
});

test("without a publication the registry record comes before the protocol, and both before the start", () => {
	const reports = [
		review,
		{ id: "r3", role: "protocol", authors: "Protocol P", year: 2010 },
		{ id: "r4", role: "registry", authors: "Registry R", year: 2012 },
	];
	expect(shortName(studyWith({ reports, dates: { start: "2008" } }))).toBe("Registry 2012");
	expect(studyYear(studyWith({ reports: [review], dates: { start: "2008-03" } }))).toBe(2008);
});
