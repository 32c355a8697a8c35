import { expect, test } from "vitest";
import { networkOf } from "./network-of.ts";

test("an IPv4 address counts as it is, however it is written", () => {
	for (const written of ["192.0.2.7", "::ffff:192.0.2.7", "::ffff:c000:207", "192.0.2.7:4711"])
		expect(networkOf(written), written).toBe("192.0.2.7");
	expect(networkOf("192.0.2.8")).not.toBe(networkOf("192.0.2.7"));
});

test("of an IPv6 address the /64 counts", () => {
	const network = networkOf("2001:db8:0:1::1");
	for (const written of ["2001:db8:0:1::2", "2001:DB8:0:1:ffff:ffff:ffff:ffff", "[2001:db8:0:1::3]:4711"])
		expect(networkOf(written), written).toBe(network);
	expect(networkOf("2001:db8:0:2::1")).not.toBe(network);
});

test("what is no address is one of its own", () => {
	for (const written of ["", "unknown", "fe80::1%eth0", "1.2.3", "_hidden", "[::1"])
		expect(typeof networkOf(written), written).toBe("string");
});
