import { expect, test } from "vitest";
import { encodingFor } from "./stored-page.ts";

test.each([
	["gzip, deflate, br, zstd", "br"],
	["br;q=1.0, gzip;q=0.8", "br"],
	["gzip", "gzip"],
	["br;q=0, gzip", "gzip"],
	["gzip;q=0.5, br;q=0.0", "gzip"],
	["gzip;q=0", undefined],
	["xbr, deflate", undefined],
	["identity", undefined],
	[undefined, undefined],
])("who accepts %s gets %s", (accepted, encoding) => {
	expect(encodingFor(accepted)).toBe(encoding);
});
