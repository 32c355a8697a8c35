import { expect, test } from "vitest";
import { frameCode, shareAddresses } from "./share-addresses.ts";

test("a study's figure is cited and embedded as the version that stands, with the measure that is shown", () => {
	const { view, file, embed, cited } = shareAddresses({
		address: "/studies/s?measure=RR&hide=a3",
		version: 4,
	});
	expect(view).toBe("/studies/s?measure=RR&hide=a3");
	expect(file("png")).toBe("/studies/s.png?measure=RR&hide=a3");
	expect(embed.following).toBe("/embed/studies/s?measure=RR&hide=a3");
	expect(embed.pinned).toBe("/embed/studies/s?measure=RR&hide=a3&version=4");
	expect(cited).toBe("/studies/s/versions/4?measure=RR&hide=a3");
});

test("without a word on a figure, the numbers are those of the figure and not of the study", () => {
	const { file } = shareAddresses({ address: "/studies/s", version: 1 });
	expect([file("csv"), file("svg")]).toEqual(["/studies/s.csv?figure=rates", "/studies/s.svg"]);
});

test("a figure of a version stays with the version", () => {
	const { view, embed, cited, file } = shareAddresses({
		address: "/syntheses/s/versions/2?show=baujat",
		figure: "baujat",
		version: 2,
	});
	expect(view).toBe("/syntheses/s/versions/2?show=baujat");
	expect(file("svg")).toBe("/syntheses/s/versions/2.svg?figure=baujat");
	expect(embed).toEqual({
		following: "/embed/syntheses/s?figure=baujat",
		pinned: "/embed/syntheses/s?figure=baujat&version=2",
	});
	expect(cited).toBe("/syntheses/s/versions/2?show=baujat");
});

test("what a reader computes otherwise is of no version, and a comparison has none", () => {
	const otherwise = shareAddresses({ address: "/syntheses/s?measure=OR&exclude=r1", version: 2 });
	expect(otherwise.embed).toEqual({ following: "/embed/syntheses/s?measure=OR&exclude=r1" });
	expect(otherwise.cited).toBe("/syntheses/s?measure=OR&exclude=r1");
	expect(shareAddresses({ address: "/compare?study=a&study=b" }).cited).toBe("/compare?study=a&study=b");
	const timeline = shareAddresses({ address: "/timeline?condition=asthma" });
	expect([timeline.file("json"), timeline.embed]).toEqual([
		"/timeline.json?condition=asthma",
		{ following: "/embed/timeline?condition=asthma" },
	]);
});

test("a title cannot break out of the code of a frame", () => {
	expect(frameCode("https://x.org", "/embed/studies/s?a=1&b=2", 'A "b" <c> & d')).toContain(
		'src="https://x.org/embed/studies/s?a=1&amp;b=2" title="A &quot;b&quot; <c> &amp; d"',
	);
});
