import { POST } from "@/app/api/v1/events/route";

export interface IngestReply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
  body: any;
  headers: Headers;
}

export interface IngestRequest {
  key?: string;
  body?: BodyInit | null;
  headers?: Record<string, string>;
  query?: string;
}

/** Calls the route's handler as the server would. A string or bytes are sent as JSON unless a header says otherwise. */
export async function postEvents({
  key,
  body = null,
  headers = {},
  query = "",
}: IngestRequest): Promise<IngestReply> {
  const request = new Request(`http://cairn.test/api/v1/events${query}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    body,
    // Streams can be sent in one direction at a time only.
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
  const response = await POST(request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json(), headers: response.headers };
}
