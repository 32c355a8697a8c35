import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { settleAddress } from "./settle-address.ts";

function settled(target: string, host: string | undefined = "trials.example", rawHeaders: string[] = []) {
	const req = { url: target, headers: { host }, rawHeaders } as IncomingMessage;
	return settleAddress(req) ? `${req.headers.host} ${req.url}` : undefined;
}

test.each([
	["/studies/li", "/studies/li"],
	["/api/../studies/new?a=/../b#c", "/studies/new?a=/../b"],
	["/api/%2E%2e/studies/new", "/studies/new"],
	["/api\\..\\studies\\new", "/studies/new"],
	["/%61pi/v1", "/%61pi/v1"],
	["/%2561pi", "/%2561pi"],
	["//elsewhere.example/x", "/%2Felsewhere.example%2Fx"],
	["/studies//li//?a", "/studies%2F%2Fli%2F?a"],
	["/studies/li///", "/studies/li/"],
	["//", "/"],
	["/../../..", "/"],
	["/é?q=é", "/%C3%A9?q=%C3%A9"],
	// What cannot be decoded stands for itself.
	["/%E0%A4%A/%41?q=%E0", "/%25E0%25A4%25A/%2541?q=%E0"],
	// Decoded it would be another path.
	["/%5c%5C[", "/%255c%255C["],
	["/%09/%0A/%0d?q=%5C%09", "/%2509/%250A/%250d?q=%5C%09"],
	["/?", "/"],
])("%s is %s", (target, path) => {
	expect(settled(target)).toBe(`trials.example ${path}`);
	expect(settled(path), "settling twice changes nothing").toBe(`trials.example ${path}`);
});

test("an absolute address brings its own host", () => {
	expect(settled("http://Elsewhere.example:80/api/../x?y")).toBe("elsewhere.example /x?y");
	expect(settled("HTTPS://elsewhere.example")).toBe("elsewhere.example /");
});

test("a host is a host and nothing more", () => {
	expect(settled("/x", "LOCALHOST:3000")).toBe("localhost:3000 /x");
	expect(settled("/x", "[::1]:3000")).toBe("[::1]:3000 /x");
	expect(settled("/x", "")).toBe("localhost /x");
	for (const host of ["x/codebook?", "x/codebook#", "x?", "x#", "a@x", "a b", "x\\y", "x:99999", "%", "["])
		expect(settled("/studies/new", host), host).toBeUndefined();
});

test("a request with two hosts names no address", () => {
	expect(settled("/x", "a.example", ["Host", "a.example", "Accept", "host"])).toBe("a.example /x");
	expect(settled("/x", "a.example", ["Host", "a.example", "hOST", "b.example"])).toBeUndefined();
});

test.each(["*", "studies", "", "ftp://x/y", "http:/x", "http://", "http://a:b@x/", "x:443"])(
	"%s is no address",
	(target) => expect(settled(target)).toBeUndefined(),
);
