using Opik.Contracts;

namespace Opik.Benchmarks.Stats;

/// <summary>Traces of ten small spans, spread evenly over 30 days: statistics never look at payloads.</summary>
internal sealed class StatsData(Guid project, DateTime end, int traces, int seed)
{
    public const int SpansPerTrace = 10;
    private static readonly string[] Models = ["gpt-5-nano", "claude-sonnet-5", "gemini-3-flash", "llama-4"];
    private static readonly TimeSpan Length = TimeSpan.FromDays(30);

    private readonly Random _random = new(seed);

    public static DateTime Start(DateTime end) => end - Length;

    /// <summary>One trace and its spans.</summary>
    public (Trace Trace, List<Span> Spans) Next(int number)
    {
        var time = end - Length + (Length * ((double)number / traces));
        var trace = new Trace
        {
            Id = UuidV7.Create(new DateTimeOffset(time)),
            ProjectId = project,
            Name = $"flow-{_random.Next(20)}",
            StartTime = time,
            EndTime = time.AddMilliseconds(Duration()),
            Input = JsonText.Parse("{\"q\":1}"),
            ThreadId = number % 2 == 0 ? $"thread-{number / 10}" : null,
            ErrorInfo = _random.Next(40) == 0 ? new ErrorInfo("ValueError", "no", "trace") : null,
            Source = EntitySource.Sdk,
            Tags = _random.Next(4) == 0 ? ["production", "eu"] : null,
        };
        return (trace, [.. Enumerable.Range(0, SpansPerTrace).Select(i => Span(trace, i))]);
    }

    private Span Span(Trace trace, int number)
    {
        var llm = number % 3 == 1;
        var start = trace.StartTime.AddMilliseconds(number);
        return new Span
        {
            Id = UuidV7.Create(new DateTimeOffset(start)),
            ProjectId = project,
            TraceId = trace.Id,
            Name = $"step-{number}",
            Type = llm ? SpanType.Llm : SpanType.General,
            StartTime = start,
            EndTime = start.AddMilliseconds(Duration()),
            Model = llm ? Models[_random.Next(Models.Length)] : null,
            Provider = llm ? "openai" : null,
            Usage = llm
                ? new Dictionary<string, long>
                {
                    ["prompt_tokens"] = _random.Next(2000), ["completion_tokens"] = _random.Next(500), ["total_tokens"] = _random.Next(2500),
                    ["original_usage.input_tokens"] = _random.Next(2000), ["original_usage.output_tokens"] = _random.Next(500),
                }
                : null,
            TotalEstimatedCost = llm ? _random.Next(1, 100_000) / 10_000_000m : null,
            CostIsManual = llm,
            ErrorInfo = _random.Next(50) == 0 ? new ErrorInfo("ValueError", "no", "trace") : null,
            Source = EntitySource.Sdk,
        };
    }

    private double Duration() => Math.Exp(3 + (4 * _random.NextDouble()));
}
