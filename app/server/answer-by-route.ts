import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";

export type Answer = (request: Request, context: AppLoadContext) => Promise<Response>;

/**
 * Lets Remix answer a request whose route is known. All that Remix then knows is this route and those around it: a page
 * makes it rank and try all the routes it knows four times, a millisecond each, and none but the route that was judged
 * can answer.
 * @returns a function of a route's id; a build that changes, as while developing, is asked whole
 */
export function answerByRoute(build: ServerBuild | (() => Promise<ServerBuild>)): (route: string) => Answer {
	const mode = process.env.NODE_ENV === "development" ? "development" : "production";
	if (typeof build === "function") {
		const answer = createRequestHandler(build, mode);
		return () => answer;
	}
	const answers = new Map<string, Answer>();
	return (route) => {
		const known = answers.get(route);
		if (known) return known;
		const answer = createRequestHandler(buildAround(build, route), mode);
		answers.set(route, answer);
		return answer;
	};
}

/** A build with one route and the routes around it. */
function buildAround(build: ServerBuild, route: string): ServerBuild {
	const ids: string[] = [];
	for (let id: string | undefined = route; id !== undefined; id = build.routes[id]?.parentId) ids.push(id);
	return {
		...build,
		routes: picked(build.routes, ids),
		assets: { ...build.assets, routes: picked(build.assets.routes, ids) },
	};
}

const picked = <Value>(all: Record<string, Value>, ids: string[]): Record<string, Value> =>
	Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
