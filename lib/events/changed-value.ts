/** True for text that would be taken for a number, a word or a structure if it stood without its quotes. */
function readsAsJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** A changed value for people, from JSON as it was sent. Text stands without its quotes where nothing is lost by it. */
export function changedValue(json: string): string {
  if (!json.startsWith('"')) return json;
  const text = String(JSON.parse(json));
  return text.trim() === "" || readsAsJson(text) ? json : text;
}
