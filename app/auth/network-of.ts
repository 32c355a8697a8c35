import { ipKeyGenerator } from "express-rate-limit";

/** An address with a port, as some proxies write it: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const WITH_PORT = /^(?:\[([\da-f:.]+)\]|(\d+\.\d+\.\d+\.\d+))(?::\d+)?$/i;
const ONE_NETWORK = 64;

/**
 * What limits count an address by: an IPv4 address as it is, also where it is written within IPv6, and of IPv6 the
 * /64, since whoever has one address there has them all.
 */
export function networkOf(address: string): string {
	const [, v6, v4] = WITH_PORT.exec(address) ?? [];
	return ipKeyGenerator(v6 ?? v4 ?? address, ONE_NETWORK);
}
