using Opik.Contracts;

namespace Opik.Storage.Sqlite.Tests.Stats;

/// <summary>Writes as clients send them, in any order: entities before their traces, again, open and complete, patched, deleted.</summary>
internal sealed class RandomWrites(SqliteTelemetry telemetry, int seed)
{
    private static readonly DateTime Start = new(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Names = ["plan", "call", "search", "answer"];
    private static readonly string[] Models = ["m-1", "m-2", "m-3"];

    private readonly Random _random = new(seed);
    private readonly List<Guid> _traces = [];
    private readonly List<(Guid Id, Guid Trace)> _spans = [];

    public static Guid[] Projects { get; } = [UuidV7.Create(new DateTimeOffset(Start)), UuidV7.Create(new DateTimeOffset(Start.AddDays(1)))];

    /// <summary>Sends so many writes, several at a time, so that they share commits.</summary>
    public async Task RunAsync(int writes)
    {
        for (var i = 0; i < writes;)
        {
            var group = new List<Task>();
            for (var n = _random.Next(1, 8); n > 0 && i < writes; n--, i++)
                group.Add(WriteAsync());
            foreach (var task in group)
            {
                try
                {
                    await task;
                }
                catch (StoreConflictException)
                {
                    // A create that comes twice, or names another project: as the wire has it.
                }
            }
        }
    }

    private Task WriteAsync() => _random.Next(12) switch
    {
        0 or 1 => telemetry.TraceWrites.UpsertAsync(Scope.Default, [.. Enumerable.Range(0, _random.Next(1, 20)).Select(_ => Trace(NewOrKnownTrace()))], default),
        2 => telemetry.TraceWrites.CreateAsync(Scope.Default, Trace(NewOrKnownTrace()), default),
        3 => PatchTraceAsync(NewOrKnownTrace()),
        4 or 5 or 6 => telemetry.SpanWrites.UpsertAsync(Scope.Default, [.. Enumerable.Range(0, _random.Next(1, 40)).Select(_ => Span(NewOrKnownSpan()))], default),
        7 => telemetry.SpanWrites.CreateAsync(Scope.Default, Span(NewOrKnownSpan()), default),
        8 or 9 => PatchSpanAsync(),
        10 => telemetry.SpanWrites.DeleteAsync(Scope.Default, [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => NewOrKnownSpan().Id)], default),
        _ => telemetry.TraceWrites.DeleteAsync(Scope.Default, [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => NewOrKnownTrace())], null, default),
    };

    private Task PatchSpanAsync()
    {
        var (id, trace) = NewOrKnownSpan();
        return telemetry.SpanWrites.PatchAsync(Scope.Default, id, new SpanPatch
        {
            ProjectId = ProjectOf(trace),
            TraceId = trace,
            EndTime = Maybe(Time()),
            Usage = _random.Next(2) == 0 ? Usage() : null,
            TotalEstimatedCost = _random.Next(3) == 0 ? _random.Next(100) / 1000m : null,
            Model = _random.Next(3) == 0 ? Pick(Models) : null,
            ErrorInfo = _random.Next(4) == 0 ? new ErrorInfo("Broken", "why", "where") : null,
            Tags = _random.Next(4) == 0 ? ["a", "b"] : null,
        }, default);
    }

    private Guid ProjectOf(Guid trace) => Projects[trace.GetHashCode() & 1];

    private Guid NewOrKnownTrace()
    {
        if (_traces.Count == 0 || _random.Next(3) == 0)
            _traces.Add(UuidV7.Create(new DateTimeOffset(Time())));
        return Pick(_traces);
    }

    private (Guid Id, Guid Trace) NewOrKnownSpan()
    {
        if (_spans.Count == 0 || _random.Next(2) == 0)
            _spans.Add((UuidV7.Create(new DateTimeOffset(Time())), NewOrKnownTrace()));
        return Pick(_spans);
    }

    private Trace Trace(Guid id) => new()
    {
        Id = id,
        ProjectId = ProjectOf(id),
        Name = Maybe(Pick(Names)),
        StartTime = Time(),
        EndTime = Maybe(Time()),
        Input = _random.Next(2) == 0 ? JsonText.Parse("{\"q\":1}") : null,
        Output = _random.Next(2) == 0 ? JsonText.Parse("{\"a\":1}") : null,
        Metadata = _random.Next(3) == 0 ? JsonText.Parse("{\"k\":\"v\"}") : null,
        Tags = _random.Next(3) == 0 ? ["x", "y", "z"] : null,
        ErrorInfo = _random.Next(5) == 0 ? new ErrorInfo("Broken", "why", "where") : null,
        ThreadId = _random.Next(2) == 0 ? $"t{_random.Next(5)}" : null,
        Source = (EntitySource)_random.Next(3),
        VisibilityMode = _random.Next(8) == 0 ? VisibilityMode.Hidden : VisibilityMode.Default,
    };

    private Task PatchTraceAsync(Guid id) => telemetry.TraceWrites.PatchAsync(Scope.Default, id, new TracePatch
    {
        ProjectId = ProjectOf(id),
        Name = _random.Next(3) == 0 ? Pick(Names) : null,
        EndTime = Maybe(Time()),
        Output = _random.Next(2) == 0 ? JsonText.Parse("{\"a\":2}") : null,
        TagsToAdd = _random.Next(3) == 0 ? ["w"] : null,
    }, default);

    private Span Span((Guid Id, Guid Trace) span) => new()
    {
        Id = span.Id,
        TraceId = span.Trace,
        ProjectId = ProjectOf(span.Trace),
        Name = Maybe(Pick(Names)),
        Type = (SpanType)_random.Next(4),
        StartTime = Time(),
        EndTime = Maybe(Time()),
        Model = _random.Next(2) == 0 ? Pick(Models) : null,
        Provider = _random.Next(2) == 0 ? "openai" : null,
        Usage = _random.Next(2) == 0 ? Usage() : null,
        TotalEstimatedCost = _random.Next(2) == 0 ? _random.Next(1000) / 3000m : null,
        CostIsManual = true,
        ErrorInfo = _random.Next(6) == 0 ? new ErrorInfo("Broken", null, "where") : null,
        Source = (EntitySource)_random.Next(3),
    };

    private Dictionary<string, long> Usage() => new()
    {
        ["prompt_tokens"] = _random.Next(100),
        ["completion_tokens"] = _random.Next(100),
        [$"original_usage.{_random.Next(3)}"] = _random.Next(2),
    };

    private DateTime Time() => Start.AddTicks(_random.NextInt64(TimeSpan.FromHours(5).Ticks) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond);

    private DateTime? Maybe(DateTime time) => _random.Next(3) == 0 ? null : time;

    private string? Maybe(string text) => _random.Next(5) == 0 ? null : text;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
