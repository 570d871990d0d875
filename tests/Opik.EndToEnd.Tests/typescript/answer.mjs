// What all scripts share: the project from the command line, one result as JSON on the last line.
export const project = process.argv[2];

export function answer(values) {
  console.log(JSON.stringify(values));
}

/** Spans as a tree of names, children in order of start. */
export function tree(spans, parent = undefined) {
  return spans
    .filter((span) => (span.parentSpanId ?? undefined) === parent)
    .sort((a, b) => new Date(a.startTime) - new Date(b.startTime) || (a.id < b.id ? -1 : 1))
    .map((span) => ({ name: span.name, type: span.type, model: span.model, provider: span.provider, totalTokens: span.usage?.total_tokens, children: tree(spans, span.id) }));
}

/** All spans of a trace, read with the REST client of the SDK. */
export async function spansOf(client, traceId) {
  const page = await client.api.spans.getSpansByProject({ projectName: project, traceId, size: 100 });
  return page.content ?? [];
}
