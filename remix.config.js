/**
 * Remix options. `vite.config.ts` passes them to Remix's plugin; app/routes.ts names the routes.
 * Every flag that prepares for React Router 7 is on but `v3_lazyRouteDiscovery`, by which a page asks the server for
 * the routes of its links: one address that names thousands of them kept the server busy for seconds, and all routes
 * together are one small file, kept by the browser. Decision 32 says what the move would take.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
	appDirectory: "app",
	future: {
		v3_fetcherPersist: true,
		v3_relativeSplatPath: true,
		v3_throwAbortReason: true,
		v3_lazyRouteDiscovery: false,
		v3_singleFetch: true,
		v3_routeConfig: true,
	},
};
