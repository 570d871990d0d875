using Opik.Contracts;

namespace Opik.Storage.Sqlite.Tests.Queries;

/// <summary>Turns what was written into plain values, computing sums by hand.</summary>
internal sealed class NaiveRowsBuilder
{
    public List<NaiveRow> OfTraces { get; } = [];

    public List<NaiveRow> OfSpans { get; } = [];

    public List<NaiveRow> OfThreads { get; } = [];

    public async Task BuildAsync(StoredRows rows, Trace[] traces, Span[] spans)
    {
        var byTrace = spans.ToLookup(span => span.TraceId);
        foreach (var trace in traces)
        {
            // Times of the server can only be read back.
            var view = await rows.Telemetry.TraceReads.GetAsync(Scope.Default, trace.Id, default);
            OfTraces.Add(OfTrace(rows, trace, byTrace[trace.Id].ToList(), view!));
        }

        foreach (var span in spans)
            OfSpans.Add(OfSpan(rows, span, (await rows.Telemetry.SpanReads.GetAsync(Scope.Default, span.Id, default))!));
        foreach (var thread in traces.Where(trace => trace.ThreadId is not null).GroupBy(trace => trace.ThreadId!))
            OfThreads.Add(OfThread(rows, thread.ToList(), byTrace, (await rows.Telemetry.ThreadReads.GetAsync(Scope.Default, rows.Project, thread.Key, default))!));
    }

    private static NaiveRow OfTrace(StoredRows rows, Trace trace, List<Span> spans, TraceView view) => new(
        trace.Id,
        new Dictionary<string, object?>(Common(trace.Id, trace.Name, trace.StartTime, trace.EndTime, trace.Input, trace.Output, trace.Metadata, trace.Tags, trace.ErrorInfo, trace.Ttft, trace.Source, trace.Environment))
        {
            ["created_at"] = view.CreatedAt,
            ["last_updated_at"] = view.LastUpdatedAt,
            ["total_estimated_cost"] = (double)spans.Sum(span => span.TotalEstimatedCost ?? 0),
            ["usage.prompt_tokens"] = Tokens(spans, "prompt_tokens"),
            ["usage.completion_tokens"] = Tokens(spans, "completion_tokens"),
            ["usage.total_tokens"] = Tokens(spans, "total_tokens"),
            [NaiveRow.Missing] = MissingSums(spans),
            ["span_count"] = (double)spans.Count,
            ["llm_span_count"] = (double)spans.Count(span => span.Type == SpanType.Llm),
            ["thread_id"] = trace.ThreadId,
            ["model"] = spans.Select(span => span.Model).OfType<string>().Distinct().ToList(),
            ["provider"] = spans.Select(span => span.Provider).OfType<string>().Distinct().ToList(),
            ["experiment_id"] = null,
            ["experiment_ids"] = null,
            ["annotation_queue_ids"] = Array.Empty<string>(),
            ["visibility_mode"] = trace.VisibilityMode == VisibilityMode.Hidden ? "hidden" : "default",
            ["guardrails"] = rows.Guardrails.TryGetValue(trace.Id, out var passed) ? passed ? "passed" : "failed" : null,
            ["feedback_scores"] = Scores(rows, ScoredEntity.Trace, trace.Id),
            ["span_feedback_scores"] = spans.SelectMany(span => Scores(rows, ScoredEntity.Span, span.Id)).GroupBy(score => score.Key).ToDictionary(group => group.Key, group => group.Average(score => score.Value)),
        },
        trace.VisibilityMode == VisibilityMode.Hidden);

    private static NaiveRow OfSpan(StoredRows rows, Span span, SpanView view) => new(
        span.Id,
        new Dictionary<string, object?>(Common(span.Id, span.Name, span.StartTime, span.EndTime, span.Input, span.Output, span.Metadata, span.Tags, span.ErrorInfo, span.Ttft, span.Source, span.Environment))
        {
            ["created_at"] = view.CreatedAt,
            ["last_updated_at"] = view.LastUpdatedAt,
            ["total_estimated_cost"] = (double)(span.TotalEstimatedCost ?? 0),
            ["usage.prompt_tokens"] = Tokens([span], "prompt_tokens"),
            ["usage.completion_tokens"] = Tokens([span], "completion_tokens"),
            ["usage.total_tokens"] = Tokens([span], "total_tokens"),
            [NaiveRow.Missing] = MissingSums([span]),
            ["model"] = span.Model,
            ["provider"] = span.Provider,
            ["trace_id"] = span.TraceId.ToString(),
            ["parent_span_id"] = span.ParentSpanId?.ToString(),
            ["type"] = span.Type.ToString().ToLowerInvariant(),
            ["feedback_scores"] = Scores(rows, ScoredEntity.Span, span.Id),
        });

    private static NaiveRow OfThread(StoredRows rows, List<Trace> traces, ILookup<Guid, Span> spans, ThreadView view)
    {
        var all = traces.SelectMany(trace => spans[trace.Id]).ToList();
        var byStart = traces.OrderBy(trace => trace.StartTime).ThenBy(trace => trace.Id.ToString(), StringComparer.Ordinal).ToList();
        var start = byStart[0].StartTime;
        var end = traces.Max(trace => trace.EndTime);
        return new NaiveRow(view.ModelId, new Dictionary<string, object?>
        {
            ["id"] = traces[0].ThreadId,
            ["first_message"] = PlainText(byStart[0].Input),
            ["last_message"] = PlainText(byStart[^1].Output),
            ["number_of_messages"] = 2.0 * traces.Count,
            ["duration"] = (end - start)?.TotalMilliseconds,
            ["total_estimated_cost"] = (double)all.Sum(span => span.TotalEstimatedCost ?? 0),
            ["created_at"] = view.CreatedAt,
            ["last_updated_at"] = view.LastUpdatedAt,
            ["start_time"] = start,
            ["end_time"] = end,
            ["created_by"] = "admin",
            ["last_updated_by"] = "admin",
            ["usage.prompt_tokens"] = Tokens(all, "prompt_tokens"),
            ["usage.completion_tokens"] = Tokens(all, "completion_tokens"),
            ["usage.total_tokens"] = Tokens(all, "total_tokens"),
            [NaiveRow.Missing] = MissingSums(all),
            ["feedback_scores"] = Scores(rows, ScoredEntity.Thread, view.ModelId),
            ["status"] = view.Status.ToString().ToLowerInvariant(),
            ["tags"] = view.Tags ?? [],
            ["annotation_queue_ids"] = Array.Empty<string>(),
            ["environment"] = traces.Where(trace => trace.Environment is not null).MaxBy(trace => trace.Id.ToString(), StringComparer.Ordinal)?.Environment,
        });
    }

    private static Dictionary<string, object?> Common(
        Guid id, string? name, DateTime start, DateTime? end, JsonText? input, JsonText? output, JsonText? metadata, IReadOnlyList<string>? tags, ErrorInfo? error, double? ttft, EntitySource source, string? environment) => new()
        {
            ["id"] = id.ToString(),
            ["name"] = name,
            ["start_time"] = start,
            ["end_time"] = end,
            ["created_by"] = "admin",
            ["last_updated_by"] = "admin",
            ["input"] = PlainText(input),
            ["output"] = PlainText(output),
            ["input_json"] = input?.ToString(),
            ["output_json"] = output?.ToString(),
            ["metadata"] = metadata?.ToString(),
            ["tags"] = tags ?? [],
            ["error_info"] = error,
            ["error_type"] = error?.ExceptionType,
            ["ttft"] = ttft,
            ["duration"] = (end - start)?.TotalMilliseconds,
            ["source"] = source.ToString().ToLowerInvariant(),
            ["environment"] = environment,
        };

    // Strings inside the JSON as people read them.
    private static string PlainText(JsonText? json)
    {
        var text = json?.ToString() ?? "";
        if (text.StartsWith('"'))
            text = text[1..^1];
        return text.Replace("\\\\", "\u0001", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\u0001", "\\", StringComparison.Ordinal);
    }

    private static double Tokens(IEnumerable<Span> spans, string key) => spans.Sum(span => span.Usage?.GetValueOrDefault(key) ?? 0);

    // Nothing counts as 0 where it is compared, but is not 0.
    private static HashSet<string> MissingSums(IReadOnlyList<Span> spans) =>
        [
            .. new[] { "prompt_tokens", "completion_tokens", "total_tokens" }.Where(key => !spans.Any(span => span.Usage?.ContainsKey(key) == true)).Select(key => "usage." + key),
            .. spans.Any(span => span.TotalEstimatedCost is not null) ? Array.Empty<string>() : ["total_estimated_cost"],
        ];

    private static Dictionary<string, double> Scores(StoredRows rows, ScoredEntity kind, Guid id) => rows.Scores.GetValueOrDefault((kind, id)) ?? [];
}
