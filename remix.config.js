/**
 * Remix options. `vite.config.ts` passes them to Remix's plugin; the routes are the files of app/routes.
 * Every flag that prepares for React Router 7 is on but `v3_routeConfig`, so that moving later is a rename.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
	appDirectory: "app",
	ignoredRouteFiles: ["**/*.test.{ts,tsx}"],
	future: {
		v3_fetcherPersist: true,
		v3_relativeSplatPath: true,
		v3_throwAbortReason: true,
		v3_lazyRouteDiscovery: true,
		v3_singleFetch: true,
	},
};
