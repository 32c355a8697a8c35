import { expect, test } from "vitest";
import { whyEasy } from "./easy-passwords.ts";

const ADA = ["Ada Lovelace-Byron", "ada.lovelace@hospital.example"];

test("what everybody tries first is easy, in its usual disguises too", async () => {
	const tried = [
		...["password1234", "Password123!", "P@ssw0rd1234", "iloveyou1234", "administrator", "letmeinletmein"],
		...["qwertyuiop123", "1q2w3e4r5t6y", "qwertz123456", "123456789012", "aaaaaaaaaaaa", "abcdefghijkl"],
		...["hospital1234", "motdepasse12", "Welcome2024!", "passwordpassword", "a".repeat(128)],
	];
	for (const password of tried) expect(await whyEasy(password, []), password).toBeDefined();
});

test("so is what is made of the person's own words, however they are written", async () => {
	const own = "it is made of your name, your address or the name of this program";
	for (const password of [
		"Ada Lovelace 12",
		"LOVELACE.ada!!",
		"ádà-lövelace-99",
		"byron lovelace",
		"Hospital.Ada 1",
	])
		expect(await whyEasy(password, ADA), password).toBe(own);
	for (const password of ["equipoise2026", "Equipoise Ada", "EquipoiseEquipoise"])
		expect(await whyEasy(password, ADA), password).toBe(own);
	expect(await whyEasy("Ada Lovelace 12", ["Ben Roe", "ben@example.org"])).not.toBe(own);
});

test("a few words, letters at random and words of any script are good", async () => {
	const good = [
		...["correct horse battery", "a long enough password", "k8#fQ2!xv9Lp", "Some-long-pass-1-admin"],
		...[
			"Ada likes violins and rain",
			"世界和平從今天開始一起努力吧",
			"🦜🥝🚲🌋🎻🧵🪁🍄🐌🧂🛶🪴",
			"ünïcödé schöne wörter",
		],
	];
	for (const password of good) expect(await whyEasy(password, ADA), password).toBeUndefined();
});

test("the reason says what it is", async () => {
	expect(await whyEasy("aaaaaaaaaaaa", [])).toBe("it is a repetition");
	expect(await whyEasy("abcdefghijkl", [])).toBe("it is a row of letters, digits or keys");
	expect(await whyEasy("password1234", [])).toContain("tried first");
});

test("no password keeps the server busy for long", async () => {
	await whyEasy("loaded", []);
	for (const piece of ["p@$$w0rd!1|", "4@8({[3699!1|0$5+7%2", "1999-12-31 ", "$5$5z2z2"]) {
		const begun = performance.now();
		await whyEasy(piece.repeat(30).slice(0, 128), ADA);
		expect(performance.now() - begun).toBeLessThan(1000);
	}
});
