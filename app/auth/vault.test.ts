import { expect, test } from "vitest";
import { createVault } from "./vault.ts";

const vault = createVault("a secret for tests alone");
const another = createVault("another secret for tests");

test("what is sealed is opened by the same secret alone, and not once it was changed", () => {
	const sealed = vault.seal("a link");
	expect(vault.open(sealed)).toBe("a link");
	expect(sealed).not.toBe(vault.seal("a link"));
	expect(another.open(sealed)).toBeUndefined();
	const bytes = Buffer.from(sealed, "base64url");
	for (let at = 0; at < bytes.length; at++) {
		const changed = Buffer.from(bytes);
		changed[at] = (changed[at] ?? 0) ^ 1;
		expect(vault.open(changed.toString("base64url")), `byte ${at}`).toBeUndefined();
	}
	for (const nothing of ["", "x", "not sealed at all"]) expect(vault.open(nothing)).toBeUndefined();
});

test("a signature is of one text and one secret", () => {
	const signature = vault.sign("unsubscribe 1 work");
	expect(vault.isSigned("unsubscribe 1 work", signature)).toBe(true);
	expect(vault.isSigned("unsubscribe 2 work", signature)).toBe(false);
	expect(another.isSigned("unsubscribe 1 work", signature)).toBe(false);
	for (const wrong of ["", "x", `${signature}AAAA`])
		expect(vault.isSigned("unsubscribe 1 work", wrong)).toBe(false);
});
