// The package `server-only` throws outside a bundle of React Server Components. Scripts run on the server, so for
// them it is empty. (Node's condition react-server would do the same, and break Next's own server.)
import { register } from "node:module";

const hooks = `
  export async function resolve(specifier, context, next) {
    if (specifier !== "server-only") return next(specifier, context);
    return { url: "data:text/javascript,", format: "module", shortCircuit: true };
  }
`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
