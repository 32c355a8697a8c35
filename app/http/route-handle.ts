/**
 * What a route says of itself to the server, as its export `handle`. The server decides by it, before the route is
 * asked, what the request may weigh, who may send it, and whether it counts towards RATE_LIMIT.
 */
export interface RouteHandle {
	/** Its form brings a file, as heavy as an import may be. */
	takesFile?: boolean;
	/** What is sent there is computed and never stored: a token that may only read will do, and no turn to write. */
	storesNothing?: boolean;
	/** A page on which anybody can have anything computed: it is limited as files and the API are. */
	computes?: boolean;
	/** No page itself, but asked by one as a page's own data is, with `.data`; it is as free as a page. */
	partOfPage?: boolean;
	/** For somebody who has to set up a second factor before anything else: that page, and those that lead out. */
	beforeSecondFactor?: boolean;
	/** Pages of other sites may show it in a frame: it holds nothing of whoever is logged in. */
	framed?: boolean;
}
