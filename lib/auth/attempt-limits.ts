import { isIPv6 } from "node:net";

/** Failed attempts count for this long; whoever is locked out waits at most as long. */
export const attemptWindowMinutes = 15;

/** Failed attempts at one account within the window, from anywhere. */
export const maxAccountFailures = 10;

/** Failed attempts from one address within the window, at any account: offices share an address, so it is larger. */
export const maxAddressFailures = 50;

export interface AttemptSubject {
  /** Key in `sign_in_failures`. */
  subject: string;
  maxFailures: number;
}

/** One household or machine holds a /64, so single IPv6 addresses would be free attempts. */
function addressBlock(sourceIp: string | null): string {
  if (sourceIp === null) return "unknown";
  if (!isIPv6(sourceIp)) return sourceIp;
  const [head = "", tail] = sourceIp.split("::");
  const groups = head === "" ? [] : head.split(":");
  const tailGroups = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : 8 - groups.length - tailGroups.length;
  return `${[...groups, ...Array<string>(zeros).fill("0"), ...tailGroups].slice(0, 4).join(":")}::/64`;
}

/** What an attempt counts against. `email` is normalized; `sourceIp` is canonical. */
export const attemptSubjects = (
  email: string,
  sourceIp: string | null,
): readonly [AttemptSubject, AttemptSubject] => [
  { subject: `account:${email}`, maxFailures: maxAccountFailures },
  { subject: `address:${addressBlock(sourceIp)}`, maxFailures: maxAddressFailures },
];
