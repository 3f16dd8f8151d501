/** An address of either version before a slash and digits, as far as its letters tell. */
const ipv4Network = /^\d{1,3}(?:\.\d{1,3}){3}\/(\d+)$/;
const ipv6Network = /^(?=[^:]*:[^/]*:)[\da-f:.]+\/(\d+)$/i;

const isPrefix = (digits: string | undefined, most: number) =>
  digits === undefined || (/^(?:0|[1-9]\d{0,2})$/.test(digits) && Number(digits) <= most);

/**
 * Why a text that is written like a network can't be one; null for any other text, since senders name services as their
 * source too. Without a word, such a text would find nothing for ever.
 */
export function networkFault(value: string): string | null {
  if (!isPrefix(ipv4Network.exec(value)?.[1], 32))
    return "A network of IPv4 has a prefix from 0 to 32: 10.0.0.0/8.";
  if (!isPrefix(ipv6Network.exec(value)?.[1], 128))
    return "A network of IPv6 has a prefix from 0 to 128: 2001:db8::/32.";
  return null;
}
