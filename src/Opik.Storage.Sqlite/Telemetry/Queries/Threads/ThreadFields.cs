namespace Opik.Storage.Sqlite;

/// <summary>
/// What of a thread (alias <c>h</c>) is derived from its traces, as expressions: one short walk of the index of threads
/// each, and only where a filter or an order asks for it.
/// </summary>
internal static class ThreadFields
{
    private const string Traces = "FROM trace r INDEXED BY trace_thread WHERE r.project=h.project AND r.thread=h.thread";
    private const string Start = "min(CASE WHEN r.start_time > 0 THEN r.start_time END)";

    /// <summary>Earliest start, microseconds.</summary>
    public const string StartTime = $"(SELECT {Start} {Traces})";

    /// <summary>Latest end, microseconds.</summary>
    public const string EndTime = $"(SELECT max(r.end_time) {Traces})";

    /// <summary>Milliseconds from the earliest start to the latest end.</summary>
    public const string Duration = $"(SELECT (max(r.end_time) - {Start}) / 1000.0 {Traces})";

    /// <summary>Twice the number of traces.</summary>
    public const string NumberOfMessages = $"(SELECT 2 * count(*) {Traces})";

    /// <summary>Key of the environment of the latest trace that has one.</summary>
    public const string Environment = $"(SELECT r.environment {Traces} AND r.environment IS NOT NULL ORDER BY r.id DESC LIMIT 1)";

    /// <summary>Row number of the trace whose input is the first message.</summary>
    public const string FirstTrace = $"(SELECT r.seq {Traces} ORDER BY r.start_time, r.id LIMIT 1)";

    /// <summary>Row number of the trace whose output is the last message.</summary>
    public const string LastTrace = $"(SELECT r.seq {Traces} ORDER BY r.start_time DESC, r.id DESC LIMIT 1)";

    /// <summary>Sum of a column of the totals of its traces (alias <c>t</c>).</summary>
    public static string Sum(string column) =>
        $"(SELECT sum({column}) FROM trace r INDEXED BY trace_thread CROSS JOIN trace_totals t ON t.ws=r.ws AND t.trace=r.id WHERE r.project=h.project AND r.thread=h.thread)";

    /// <summary>Sum of the tokens of a key.</summary>
    public static string Usage(QueryParameters parameters, string key) => key is "prompt_tokens" or "completion_tokens" or "total_tokens"
        ? Sum($"t.{key}")
        : Sum($"(SELECT value FROM json_each(t.usage) WHERE key={parameters.Add(key)})");

    /// <summary>Whether it has a trace that meets a condition.</summary>
    public static string HasTrace(string condition) => $"EXISTS (SELECT 1 {Traces} AND {condition})";
}
