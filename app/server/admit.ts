import type { Request } from "express";
import { canEdit } from "#app/auth/permissions.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Refusal } from "#app/http/context.ts";
import { MAX_PASTED } from "#app/http/upload-limit.ts";
import { isFromThisSite } from "./origin.ts";
import { readBody } from "./read-body.ts";
import { isUploadForm, type ReceivedForm, receiveForm } from "./receive-form.ts";
import { isApi, READING } from "./requester.ts";

const PAGE_METHODS = new Set(["GET", "HEAD", "POST"]);
const API_METHODS = new Set([...PAGE_METHODS, "PUT", "PATCH", "DELETE", "OPTIONS"]);

export const allowedMethods = (req: Request) => (isApi(req) ? API_METHODS : PAGE_METHODS);

/** Where a form comes with a file. */
const isImport = ({ path }: Request) => /^\/import(\/table(\.csv)?|\/references)?(\.data)?$/.test(path);

interface Admission {
	publicUrl: string | undefined;
	maxUpload: number;
	databasePath: string;
}

/**
 * Takes in what a request sends, once it is certain that its sender may send it. Only who may import may send what an
 * import weighs.
 */
export async function admit(
	req: Request,
	viewer: Viewer,
	{ publicUrl, ...limits }: Admission,
): Promise<{ body?: Buffer; delivered?: ReceivedForm; refusal?: Refusal }> {
	if (!allowedMethods(req).has(req.method)) {
		return {
			refusal: {
				kind: "wrong-method",
				message: isApi(req)
					? `${req.method} is nothing the API does.`
					: "Pages are read, and their forms are posted.",
			},
		};
	}
	if (READING.has(req.method)) return {};
	// The API passes over sessions that other sites' pages send along.
	if (!isApi(req) && !isFromThisSite(req, publicUrl)) {
		// What still comes is dropped, so that a browser that is sending gets to see the answer.
		req.resume();
		return {
			refusal: {
				kind: "forbidden",
				message: "This form was sent from another site's page. Open it on this site and send it again.",
			},
		};
	}
	try {
		if (!isImport(req)) return { body: await readBody(req) };
		if (!canEdit(viewer)) {
			// The route says who may import; what they sent is not looked at.
			req.resume();
			return {};
		}
		if (isUploadForm(req)) return { delivered: await receiveForm(req, limits) };
		return { body: await readBody(req, MAX_PASTED) };
	} catch (error) {
		if (error instanceof Problem) return { refusal: { kind: error.kind, message: error.message } };
		throw error;
	}
}
