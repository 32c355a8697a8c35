import { setTimeout as wait } from "node:timers/promises";
import { Problem } from "#app/domain/problem.ts";

export interface RegistryOptions {
	/** The base address of the registry's API, without a slash at its end. */
	registryUrl: string;
	/** How long one try may take to its last byte, in milliseconds. */
	timeout?: number;
	/** How long to wait before the second try, in milliseconds; twice as long before each further one. */
	pause?: number;
	/** Ends all tries. */
	signal?: AbortSignal;
}

const MAX_RECORD = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const TRIES = 3;
/** What a registry asks to wait at most is waited for; above that it is down for us. */
const LONGEST_WAIT = 20_000;
const TIMEOUT = 30_000;

/** What is worth another try, and how long the registry asks to wait. */
class Passing extends Error {
	readonly after: number | undefined;
	constructor(message: string, after?: number) {
		super(message);
		this.after = after;
	}
}

/** The registry does not answer, whichever record is asked for. */
export class RegistryDown extends Problem {
	constructor(message: string) {
		super("busy", `${message} Try again later.`);
	}
}

/**
 * The record with this number, as the registry's text.
 * @throws Problem that says plainly what is the matter: no such record, or the registry answering something else;
 * RegistryDown when it is down or too slow
 */
export async function fetchRecord(nctId: string, options: RegistryOptions): Promise<string> {
	const { pause = 500, signal } = options;
	for (let attempt = 1; ; attempt++) {
		try {
			return checked(nctId, await ask(`${options.registryUrl}/studies/${nctId}`, options));
		} catch (error) {
			if (!(error instanceof Passing)) throw error;
			const delay = error.after ?? pause * 2 ** (attempt - 1);
			if (attempt === TRIES || delay > LONGEST_WAIT || signal?.aborted) throw new RegistryDown(error.message);
			// Broken off, the next try says that the registry was too slow.
			await wait(delay, undefined, signal && { signal }).catch(() => {});
		}
	}
}

async function ask(address: string, options: RegistryOptions): Promise<string> {
	const { timeout = TIMEOUT } = options;
	const signal = AbortSignal.any([AbortSignal.timeout(timeout), ...(options.signal ? [options.signal] : [])]);
	try {
		let url = new URL(address);
		for (let redirects = 0; ; redirects++) {
			const response = await fetch(url, {
				...{ signal, redirect: "manual" },
				headers: { Accept: "application/json", "User-Agent": "Equipoise" },
			});
			const location = response.headers.get("location");
			if (response.status < 300 || response.status >= 400 || !location) return await textOf(response);
			await response.body?.cancel();
			const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
			// Whoever answers for the registry must not have this server ask others, inside its network perhaps.
			if (next?.origin !== url.origin)
				throw new Problem(
					"busy",
					"The registry sends us to another host, which is not asked. Check REGISTRY_URL.",
				);
			if (redirects === MAX_REDIRECTS)
				throw new Problem("busy", "The registry keeps sending us elsewhere. Check REGISTRY_URL.");
			url = next;
		}
	} catch (error) {
		if (error instanceof Problem || error instanceof Passing) throw error;
		if (options.signal?.aborted) throw new Passing("The registry did not answer in time.");
		if (signal.aborted)
			throw new Passing(`The registry did not answer within ${Math.round(timeout / 1000)} seconds.`);
		const { cause } = error as { cause?: { code?: string } };
		throw new Passing(`The registry cannot be reached${cause?.code ? ` (${cause.code})` : ""}.`);
	}
}

async function textOf(response: Response): Promise<string> {
	const { status, headers } = response;
	if (status !== 200) await response.body?.cancel();
	if (status === 404)
		throw new Problem("not-found", "The registry has no record with this number. Check its digits.");
	if (status === 429 || status >= 500)
		throw new Passing(
			status === 429
				? "The registry has had too many requests from us."
				: `The registry is down (${status}).`,
			retryAfter(headers.get("retry-after")),
		);
	if (status !== 200) throw new Problem("busy", `The registry refused the request (${status}).`);
	if (Number(headers.get("content-length") ?? 0) > MAX_RECORD) throw tooLarge();
	const decoder = new TextDecoder("utf-8", { fatal: true });
	const pieces: string[] = [];
	let length = 0;
	// Node's streams can be iterated; the library for browsers' types does not know it.
	const body = response.body as unknown as AsyncIterable<Uint8Array> | null;
	for await (const chunk of body ?? []) {
		length += chunk.length;
		if (length > MAX_RECORD) throw tooLarge();
		pieces.push(decoded(() => decoder.decode(chunk, { stream: true })));
	}
	pieces.push(decoded(() => decoder.decode()));
	return pieces.join("");
}

/** @param header seconds, or a date */
function retryAfter(header: string | null): number | undefined {
	if (header === null) return undefined;
	const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
	return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

function decoded(decode: () => string): string {
	try {
		return decode();
	} catch {
		throw nonsense();
	}
}

interface Identification {
	nctId?: unknown;
	nctIdAliases?: unknown;
}

/** Holds that the answer is the record asked for. */
function checked(nctId: string, text: string): string {
	let json: { protocolSection?: { identificationModule?: Identification } } | null;
	try {
		json = JSON.parse(text);
	} catch {
		throw nonsense();
	}
	const { nctId: found, nctIdAliases } = json?.protocolSection?.identificationModule ?? {};
	if (typeof found !== "string") throw nonsense();
	// A number given up, as of a record entered twice, leads to the record that took its place.
	const isFormer = Array.isArray(nctIdAliases) && nctIdAliases.includes(nctId);
	if (found.toUpperCase() !== nctId && !isFormer)
		throw new Problem("invalid", `The registry gave another record, ${found.slice(0, 20)}, for ${nctId}.`);
	return text;
}

const tooLarge = () =>
	new Problem("too-large", "The registry's answer is larger than 64 MB, which no record is.");
const nonsense = () =>
	new Problem(
		"busy",
		"The registry answered something that is no record. Check REGISTRY_URL, or try again later.",
	);
