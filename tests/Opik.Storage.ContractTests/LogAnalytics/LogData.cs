using Opik.Contracts;

namespace Opik.Storage.ContractTests.LogAnalytics;

/// <summary>A day of traces of a project: one a minute from <see cref="Start"/> on, the n-th n milliseconds long, every tenth failed.</summary>
public sealed class LogData(TelemetryStore store, Guid project)
{
    public const int Count = 1440;

    public static readonly DateTime Start = new(2026, 2, 27, 0, 0, 0, DateTimeKind.Utc);

    public List<Trace> Traces { get; } = [];

    public async Task<LogData> WriteAsync(CancellationToken cancellationToken)
    {
        var spans = new List<Span>();
        for (var i = 0; i < Count; i++)
        {
            var start = Start.AddMinutes(i);
            var failed = i % 10 == 0;
            Traces.Add(new Trace
            {
                Id = UuidV7.Create(new DateTimeOffset(start)),
                ProjectId = project,
                Name = i % 3 == 0 ? "plan" : "answer",
                StartTime = start,
                EndTime = start.AddMilliseconds(i + 1),
                Tags = i % 4 == 0 ? ["refund", "vip"] : i % 4 == 1 ? ["refund"] : null,
                Environment = i % 2 == 0 ? "production" : "staging",
                ThreadId = $"thread-{i / 10}",
                Metadata = JsonText.Parse($$"""{"release":"r{{i / 720}}","deep":{"a":1} }"""),
                ErrorInfo = failed ? new ErrorInfo("Timeout", "late", "") : null,
                Source = i % 5 == 0 ? EntitySource.Playground : EntitySource.Sdk,
            });
            spans.Add(new Span
            {
                Id = UuidV7.Create(new DateTimeOffset(start)),
                TraceId = Traces[i].Id,
                ProjectId = project,
                Name = failed ? "issue_refund" : "compose",
                Type = SpanType.Llm,
                Model = i % 2 == 0 ? "gpt-5-mini" : "claude-sonnet-4-5",
                Provider = i % 2 == 0 ? "openai" : "anthropic",
                StartTime = start,
                EndTime = start.AddMilliseconds(i + 1),
                Usage = new Dictionary<string, long> { ["total_tokens"] = 10 },
                TotalEstimatedCost = 0.01m,
                CostIsManual = true,
                ErrorInfo = failed ? new ErrorInfo("Timeout", "late", "") : null,
            });
        }

        await store.TraceWrites.UpsertAsync(Scope.Default, Traces, cancellationToken);
        await store.SpanWrites.UpsertAsync(Scope.Default, spans, cancellationToken);
        return this;
    }

    public LogQuery Query(KpiEntity entity = KpiEntity.Traces, params FilterClause[] filters) => new()
    {
        ProjectId = project,
        Entity = entity,
        Filters = filters,
        From = Start,
        To = Start.AddDays(1).AddMilliseconds(-1),
    };
}
