import type { ServerBuild } from "@remix-run/node";
import { type AgnosticRouteObject, matchRoutes } from "@remix-run/router";
import type { Request, RequestHandler } from "express";
import type { RouteHandle } from "#app/http/route-handle.ts";

/** Where a request arrives: the route that answers it, however its address is spelled. */
export interface Destination {
	/** The route's id in the Remix build. */
	route: string;
	kind: "page" | "file" | "api";
	/** Asked for what a page's script takes, instead of the document. */
	asData: boolean;
	handle: RouteHandle;
}

type Routes = ServerBuild["routes"];

const destinations = new WeakMap<Request, Destination>();

/** Finds for each request where it arrives. */
export function findDestination(build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
	if (typeof build !== "function") {
		const find = createSignpost(build.routes);
		return (req, _res, next) => {
			destinations.set(req, find(req.originalUrl));
			next();
		};
	}
	return async (req, _res, next) => {
		try {
			destinations.set(req, createSignpost((await build()).routes)(req.originalUrl));
			next();
		} catch (error) {
			next(error);
		}
	};
}

/** The same, undefined for what is answered before, such as a file of the build. */
export const knownDestination = (req: Request): Destination | undefined => destinations.get(req);

/** @throws Error for a request whose destination nobody has found */
export function destinationOf(req: Request): Destination {
	const found = destinations.get(req);
	if (!found) throw new Error("The destination of this request is not known yet");
	return found;
}

/**
 * Finds the route that Remix will ask, by Remix's own matching, so that what is decided from it cannot be evaded by
 * another spelling of the address.
 * @returns a function of a settled address's path and query
 */
export function createSignpost(routes: Routes): (path: string) => Destination {
	const treeOf = treesByName(routes);
	return (path) => {
		const [pathname = "/"] = path.split("?", 1);
		const asData = pathname.endsWith(".data");
		// As Remix itself finds the page whose data is asked for.
		const place = asData ? pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/") : pathname;
		const id = matchRoutes(treeOf(place), place)?.at(-1)?.route.id ?? "root";
		const { module, path: pattern = "" } = routes[id] ?? {};
		const isPage = module?.default !== undefined || module?.ErrorBoundary !== undefined;
		const kind = isPage ? "page" : pattern.startsWith("api/") ? "api" : "file";
		return { route: id, kind, asData, handle: (module?.handle ?? {}) as RouteHandle };
	};
}

/**
 * Matching ranks and tries all routes of a tree, a millisecond for all there are. So each first name of an address has a
 * tree of its own: the routes that begin with it, and those that begin with any.
 */
function treesByName(routes: Routes): (place: string) => AgnosticRouteObject[] {
	const begunBy = (name: string | undefined) => {
		const begins = ({ parentId, path = "" }: { parentId?: string; path?: string }) =>
			parentId !== "root" || /^[:*]/.test(path) || firstName(path) === name;
		const some = Object.entries(routes).filter(([, route]) => begins(route));
		return branchesBelow(Object.fromEntries(some), undefined);
	};
	const names = new Set(Object.values(routes).map(({ path = "" }) => firstName(path)));
	const trees = new Map([...names].map((name) => [name, begunBy(name)]));
	const anyOther = begunBy(undefined);
	return (place) => trees.get(firstName(decodeURIComponent(place.slice(1)))) ?? anyOther;
}

const firstName = (path: string) => (path.split("/", 1)[0] ?? "").toLowerCase();

function branchesBelow(routes: Routes, parent: string | undefined): AgnosticRouteObject[] {
	return Object.values(routes)
		.filter((route) => route.parentId === parent)
		.map(({ id, path, index, caseSensitive }) =>
			index
				? { id, path, index, caseSensitive }
				: { id, path, caseSensitive, children: branchesBelow(routes, id) },
		);
}
