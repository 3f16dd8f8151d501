/** The answer to an export: a file to save. What only asks whether it may be had (HEAD) begins none. */
export function exportResponse(
  { fileName, contentType, open }: { fileName: string; contentType: string; open: () => ReadableStream },
  method: string,
): Response {
  const headers = {
    "content-type": contentType,
    "content-disposition": `attachment; filename="${fileName}"`,
  };
  return new Response(method === "HEAD" ? null : open(), { headers });
}
