import { flatRoutes } from "@remix-run/fs-routes";

const routes = await flatRoutes({ ignoredRouteFiles: ["**/*.test.{ts,tsx}"] });

const takesAnyName = ({ path = "" }: { path?: string | undefined }) => Number(path.includes(":"));

/**
 * The pages' addresses are the names of the files in app/routes. To the router `:slug.csv` is as much a name as
 * `try.csv`, and it takes the first that fits, so that whole names go first.
 */
export default routes.toSorted((a, b) => takesAnyName(a) - takesAnyName(b));
