import { createContext } from "react";

/** What the page's figures are drawn from while the server renders it; in the browser there is nothing. */
export const DrawnContext = createContext<unknown>(undefined);
