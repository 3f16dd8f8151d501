import { expect, it } from "vitest";
import { signWebhook } from "./webhook";

it("signs as the example of the specification does", () => {
  // https://github.com/standard-webhooks/standard-webhooks, libraries' test vectors.
  const signature = signWebhook(
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "msg_p5jXN8AQM9LWM0D4loKWxJek",
    1614265330,
    '{"test": 2432232314}',
  );
  expect(signature).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});
