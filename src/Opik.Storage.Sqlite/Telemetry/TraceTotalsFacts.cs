namespace Opik.Storage.Sqlite;

/// <summary>The part of a trace's totals over its spans that roll-ups are made of.</summary>
/// <param name="Workspace">Key of the workspace.</param>
/// <param name="Trace">The trace; its own row may not have arrived.</param>
/// <param name="Spans">Spans.</param>
/// <param name="LlmSpans">Spans of type llm.</param>
/// <param name="Cost">USD.</param>
/// <param name="Usage">Sum by usage key; a key that some span has is there even when its sum is 0.</param>
internal sealed record TraceTotalsFacts(long Workspace, Guid Trace, long Spans, long LlmSpans, double Cost, IReadOnlyDictionary<string, long>? Usage);
