import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { findFaults } from "./find-faults";

afterEach(() => {
  vi.unstubAllEnvs();
});

async function faultsOf(environment: Record<string, string>) {
  const plain = { HOST: "", PORT: "", NEXTAUTH_URL: "", DATABASE_URL: "", TRUSTED_PROXIES: "" };
  for (const [name, value] of Object.entries({ ...plain, ...environment })) vi.stubEnv(name, value);
  const { faults } = await findFaults("development");
  return faults.map(({ name, message }) => `${name} ${message}`);
}

async function takePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: String((server.address() as AddressInfo).port), free: () => server.close() };
}

it("finds none where the server could listen", async () => {
  const { port, free } = await takePort();
  free();
  expect(await faultsOf({ PORT: port, TRUSTED_PROXIES: "10.0.0.0/8, ::1" })).toEqual([]);
});

it.each(["nonsense.invalid", "192.0.2.1", "2001:db8::1"])("refuses the host %s", async (HOST) => {
  expect(await faultsOf({ HOST })).toEqual([`HOST "${HOST}" is no address of this machine`]);
});

it("refuses a port that is taken", async () => {
  const { port, free } = await takePort();
  const [fault] = await faultsOf({ PORT: port });
  free();
  expect(fault).toContain(`PORT ${port} can't be used: Port ${port} is in use.`);
});

it("names what is wrong with settings and proxies together", async () => {
  const faults = await faultsOf({ PORT: "eighty", TRUSTED_PROXIES: "10.0.0.0/33" });
  expect(faults).toEqual([
    expect.stringMatching(/^PORT must be/),
    'TRUSTED_PROXIES "10.0.0.0/33" is neither an address nor a CIDR range',
  ]);
});
