/**
 * The policy of a page. Scripts run by the request's nonce alone ('strict-dynamic' lets those load their chunks);
 * style elements too. A nonce can't cover `style=` attributes of server-rendered rows, whence 'unsafe-inline' for
 * attributes only. React's development build evaluates code to rebuild stacks, so there 'unsafe-eval' is added.
 */
export function pageContentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join("; ");
}
