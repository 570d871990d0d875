using Opik.Contracts;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>What a span of another library says, in our words. Identity is not part of it: whoever asks gives ids.</summary>
internal sealed record MappedSpan
{
    /// <summary>Longest name of an environment that is taken.</summary>
    public const int LongestEnvironment = 150;

    /// <summary>Name; null when the sender gave none.</summary>
    public required string? Name { get; init; }

    /// <summary>What it did.</summary>
    public required SpanType Type { get; init; }

    /// <summary>Start, UTC with microseconds.</summary>
    public required DateTime StartTime { get; init; }

    /// <summary>End, never before the start; null while it is open.</summary>
    public required DateTime? EndTime { get; init; }

    /// <summary>Input, an object; null when nothing belongs there.</summary>
    public JsonText? Input { get; init; }

    /// <summary>Output, an object; null when nothing belongs there.</summary>
    public JsonText? Output { get; init; }

    /// <summary>Everything else, an object; null when there is nothing.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>Model that answered, else the one that was asked.</summary>
    public string? Model { get; init; }

    /// <summary>Provider as costs know it.</summary>
    public string? Provider { get; init; }

    /// <summary>Tags; null when there are none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Token counts with a total; null when there are none.</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    /// <summary>Error; null when it did not fail.</summary>
    public ErrorInfo? Error { get; init; }

    /// <summary>USD as the sender says; null when it does not.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Milliseconds to the first token.</summary>
    public double? FirstToken { get; init; }

    /// <summary>Environment, at most <see cref="LongestEnvironment"/> characters.</summary>
    public string? Environment { get; init; }

    /// <summary>Conversation the trace belongs to.</summary>
    public string? ThreadId { get; init; }

    /// <summary>What evaluators found.</summary>
    public IReadOnlyList<EvaluationResult> Scores { get; init; } = [];

    /// <summary>Takes the fields of a span that was read.</summary>
    public static MappedSpan Of(SpanDraft draft)
    {
        var start = OtlpTimes.ToTime(draft.Span.StartTimeUnixNano);
        return new MappedSpan
        {
            Name = draft.Span.Name.Length > 0 ? draft.Span.Name : null,
            Type = draft.Type,
            StartTime = start,
            EndTime = draft.Span.EndTimeUnixNano == 0 ? null : Later(start, OtlpTimes.ToTime(draft.Span.EndTimeUnixNano)),
            Input = draft.Input.ToJson(),
            Output = draft.Output.ToJson(),
            Metadata = draft.Metadata.ToJson(),
            Model = draft.Model.Value,
            Provider = draft.Provider.Value,
            Tags = draft.Tags.Tags,
            Usage = draft.Usage.ToUsage(draft.Model.Value, draft.Provider.Value),
            Error = SpanErrors.Of(draft.Span),
            Cost = draft.Cost,
            FirstToken = draft.FirstToken,
            Environment = draft.Environment.Value is { Length: <= LongestEnvironment } environment ? environment : null,
            ThreadId = draft.Thread.Value,
            Scores = [.. EvaluationResult.Of(draft.Span)],
        };
    }

    // Clocks that are set back during a span make it end before it began.
    private static DateTime Later(DateTime start, DateTime end) => end < start ? start : end;
}
