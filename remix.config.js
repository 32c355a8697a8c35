/**
 * Remix options. `vite.config.ts` passes them to Remix's plugin; the routes are the files of app/routes.
 * Every flag that prepares for React Router 7 is on but two, so that moving later is a rename: `v3_routeConfig`, and
 * `v3_lazyRouteDiscovery`, by which a page asks the server for the routes of its links. One address that names
 * thousands of them kept the server busy for seconds; all routes together are one small file, kept by the browser.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
	appDirectory: "app",
	ignoredRouteFiles: ["**/*.test.{ts,tsx}"],
	future: {
		v3_fetcherPersist: true,
		v3_relativeSplatPath: true,
		v3_throwAbortReason: true,
		v3_lazyRouteDiscovery: false,
		v3_singleFetch: true,
	},
};
