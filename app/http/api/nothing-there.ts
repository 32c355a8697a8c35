import { Problem } from "#app/domain/problem.ts";
import type { ApiHandler, ApiMethods } from "./answering-api.ts";

const notFound: ApiHandler = () => {
	throw new Problem("not-found", "The API has no such address; /api lists those it has.");
};

/** Addresses below /api that are none of the API's. */
export const nothingThere: ApiMethods = { GET: notFound, POST: notFound, PUT: notFound, DELETE: notFound };
