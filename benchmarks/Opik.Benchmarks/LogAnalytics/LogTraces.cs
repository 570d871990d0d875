using Opik.Contracts;
using Opik.Storage;

namespace Opik.Benchmarks.LogAnalytics;

/// <summary>A project of traces with one span each, spread evenly over a time, the same in every run.</summary>
internal sealed class LogTraces(TimeSpan length, int traces)
{
    private static readonly DateTime End = new(2026, 6, 1, 9, 42, 0, DateTimeKind.Utc);
    private static readonly string[] Models = ["gpt-5-mini", "claude-sonnet-5", "gemini-3-flash", "llama-4"];
    private static readonly string?[] Environments = ["production", "production", "staging", null];

    public Guid Id { get; } = UuidV7.Derive(BitConverter.GetBytes(length.Ticks), 1);

    public TimeSpan Length => length;

    public (Trace Trace, Span Span) Next(int number)
    {
        var random = new Random(number);
        var time = End - (length * ((double)(traces - number) / traces));
        var failed = random.Next(50) == 0;
        var duration = Math.Exp(3 + (4 * random.NextDouble()));
        var trace = new Trace
        {
            Id = UuidV7.Create(new DateTimeOffset(time)),
            ProjectId = Id,
            Name = random.Next(10) < 6 ? "handle_message" : $"flow-{random.Next(20)}",
            StartTime = time,
            EndTime = time.AddMilliseconds(duration),
            Ttft = duration * 0.2,
            Input = JsonText.Parse($$"""{"question":"where is order {{number}}"}"""),
            Metadata = JsonText.Parse($$"""{"release":"r{{random.Next(8)}}","region":"{{(random.Next(2) == 0 ? "eu" : "us")}}"}"""),
            Tags = random.Next(4) == 0 ? ["refund", random.Next(2) == 0 ? "vip" : "new"] : null,
            Environment = Environments[random.Next(Environments.Length)],
            ErrorInfo = failed ? new ErrorInfo(random.Next(3) == 0 ? "RateLimit" : "Timeout", "late", "trace") : null,
            Source = EntitySource.Sdk,
        };
        var model = random.Next(Models.Length);
        return (trace, new Span
        {
            Id = UuidV7.Create(new DateTimeOffset(time)),
            ProjectId = Id,
            TraceId = trace.Id,
            Name = "compose",
            Type = SpanType.Llm,
            StartTime = time,
            EndTime = time.AddMilliseconds(duration * 0.8),
            Model = number % 50_000 == 7 ? "tuned-7b" : Models[model],
            Provider = model == 0 ? "openai" : "other",
            Usage = new Dictionary<string, long> { ["prompt_tokens"] = random.Next(2000), ["completion_tokens"] = random.Next(500), ["total_tokens"] = random.Next(2500) },
            TotalEstimatedCost = random.Next(1, 100_000) / 10_000_000m,
            CostIsManual = true,
            Source = EntitySource.Sdk,
        });
    }

    /// <summary>What the page asks.</summary>
    public IEnumerable<(string What, LogQuery Query)> Queries()
    {
        var all = new LogQuery { ProjectId = Id, Entity = KpiEntity.Traces, From = End - length + TimeSpan.FromMinutes(3), To = End };
        yield return ("no filter", all);
        yield return ("spans, no filter", all with { Entity = KpiEntity.Spans });
        yield return ("name = handle_message", all with { Filters = [new("name", FilterFieldType.String, FilterOperator.Equal, null, "handle_message")] });
        yield return ("has error", all with { Filters = [new("error_info", FilterFieldType.ErrorContainer, FilterOperator.IsNotEmpty, null, "")] });
        yield return ("duration > 500 ms", all with { Filters = [new("duration", FilterFieldType.Duration, FilterOperator.GreaterThan, null, "500")] });
        yield return ("search \"order 77\"", all with { Search = "order 77" });
        yield return ("metadata.region = eu", all with { Filters = [new("metadata", FilterFieldType.Dictionary, FilterOperator.Equal, "region", "eu")] });
    }
}
