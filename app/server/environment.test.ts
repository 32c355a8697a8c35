import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { settingsInForce } from "./environment.ts";

const OPERATIONS = readFileSync(join(import.meta.dirname, "..", "..", "docs", "operations.md"), "utf8");

test("every setting is in the table of the operations page, and the command hides secrets", () => {
	const settings = settingsInForce({ SESSION_SECRET: "not for anybody's eyes", PORT: "8080" });
	const [, table = ""] = OPERATIONS.split("## Settings");
	expect(settings.map(({ name }) => name).filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
	expect(settings.find(({ name }) => name === "PORT")).toEqual({ name: "PORT", value: "8080", isSet: true });
	expect(settings.find(({ name }) => name === "SESSION_SECRET")?.value).toBe("(secret)");
	expect(() => settingsInForce({ PORT: "many" })).toThrow(/^PORT must be a whole number/);
});
