import { flatRoutes } from "@remix-run/fs-routes";

/** The pages' addresses are the names of the files in app/routes. */
export default flatRoutes({ ignoredRouteFiles: ["**/*.test.{ts,tsx}"] });
