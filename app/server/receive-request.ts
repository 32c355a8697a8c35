import type { IncomingMessage } from "node:http";
import { canEdit } from "#app/auth/permissions.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Refusal } from "#app/http/context.ts";
import { MAX_PASTED } from "#app/http/forms/upload-limit.ts";
import { BodyRoom } from "./body-room.ts";
import type { Destination } from "./destination.ts";
import { isFromThisSite } from "./origin.ts";
import { readBody } from "./read-body.ts";
import { isUploadForm, type Limits, type ReceivedForm, receiveForm } from "./receive-form.ts";
import { READING } from "./requester.ts";
import type { UploadPlaces } from "./upload-places.ts";

const PAGE_METHODS = new Set(["GET", "HEAD", "POST"]);
const API_METHODS = new Set([...PAGE_METHODS, "PUT", "PATCH", "DELETE", "OPTIONS"]);

export const allowedMethods = ({ kind }: Destination) => (kind === "api" ? API_METHODS : PAGE_METHODS);

/** Remix's former way to ask for a page's data; it would pass by the route's own way to answer. */
export const FORMER_DATA = "_data";

interface Asked {
	destination: Destination;
	viewer: Viewer;
	/** Refused already, for what is known of the sender. */
	refusal: Refusal | undefined;
}

interface RequestLimits {
	publicUrl: string | undefined;
	maxUpload: number;
	databasePath: string;
	/** Room in memory for what is sent: the crowd of strangers leaves the people who work here theirs. */
	rooms: { strangers: BodyRoom; people: BodyRoom };
	places: UploadPlaces;
}

const MB = 1024 * 1024;
/** Seconds after which an upload that found no place is worth another try. */
const RETRY_AFTER = 30;

/** Room in the memory of this process for what is being sent to it. */
export const bodyRooms = (): RequestLimits["rooms"] => ({
	strangers: new BodyRoom(16 * MB),
	people: new BodyRoom(64 * MB),
});

/**
 * Takes in what a request sends, once it is certain that its sender may send it there. Only who may import may send
 * what an import weighs.
 */
export async function receiveRequest(
	req: IncomingMessage,
	{ destination, viewer, refusal }: Asked,
	{ publicUrl, rooms, places, ...limits }: RequestLimits,
): Promise<{ body?: Buffer; delivered?: ReceivedForm; refusal?: Refusal }> {
	const refused =
		wrongMethod(req, destination) ??
		refusal ??
		foreign(req, destination, publicUrl) ??
		misplaced(req, destination);
	if (refused) {
		// What still comes is dropped, so that a browser that is sending gets to see the answer.
		req.resume();
		return { refusal: refused };
	}
	if (READING.has(req.method ?? "")) return {};
	try {
		const room = viewer.kind === "anonymous" ? rooms.strangers : rooms.people;
		if (!destination.handle.takesFile) return { body: await readBody(req, room.for(req)) };
		if (viewer.kind === "anonymous" || !canEdit(viewer)) {
			// The route says who may import; what they sent is not looked at.
			req.resume();
			return {};
		}
		if (isUploadForm(req)) {
			const full = await places.enter(viewer.id);
			if (full !== undefined) throw new Problem("busy", `${full} Nothing was stored.`, [], RETRY_AFTER);
			return { delivered: await receiveInPlace(req, () => places.leave(viewer.id), limits) };
		}
		return { body: await readBody(req, room.for(req), MAX_PASTED) };
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		const { kind, message, retryAfter } = error;
		return { refusal: { kind, message, retryAfter } };
	}
}

async function receiveInPlace(
	req: IncomingMessage,
	leave: () => void,
	limits: Limits,
): Promise<ReceivedForm> {
	try {
		const received = await receiveForm(req, limits);
		return { ...received, close: () => received.close().finally(leave) };
	} catch (error) {
		leave();
		throw error;
	}
}

function wrongMethod({ method = "" }: IncomingMessage, destination: Destination): Refusal | undefined {
	if (allowedMethods(destination).has(method)) return undefined;
	const isApi = destination.kind === "api";
	const message = isApi
		? `${method} is nothing the API does.`
		: "Pages are read, and their forms are posted.";
	return { kind: "wrong-method", message };
}

/** Remix has two ways more to ask for data than our pages use. */
function misplaced(
	{ url = "" }: IncomingMessage,
	{ kind, asData, handle }: Destination,
): Refusal | undefined {
	if (new URL(`http://here.invalid${url}`).searchParams.has(FORMER_DATA))
		return { kind: "invalid", message: `No address here takes ${FORMER_DATA}. Leave it out.` };
	// Remix would read the whole file into memory first.
	if (asData && kind !== "page" && !handle.partOfPage)
		return { kind: "not-found", message: "Only pages have data. Leave out .data at the end of the address." };
	return undefined;
}

/** The API passes over sessions that other sites' pages send along; pages refuse what these send. */
function foreign(
	req: IncomingMessage,
	{ kind }: Destination,
	publicUrl: string | undefined,
): Refusal | undefined {
	if (kind === "api" || READING.has(req.method ?? "") || isFromThisSite(req, publicUrl)) return undefined;
	return {
		kind: "forbidden",
		message: "This form was sent from another site's page. Open it on this site and send it again.",
	};
}
