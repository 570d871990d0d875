using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Evaluation.Spans;

/// <summary>A span that a task made, with the spans below it: what metrics on behaviour look at. Python: <c>SpanModel</c>.</summary>
public sealed record TaskSpan
{
    /// <summary>UUID of version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name; null: none was given.</summary>
    public string? Name { get; init; }

    /// <summary>What it did.</summary>
    public SpanType Type { get; init; }

    /// <summary>Start.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>End; null: it did not end.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Time from start to end; null: it did not end.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>Input, any JSON; null: none.</summary>
    public JsonNode? Input { get; init; }

    /// <summary>Output, any JSON; null: none.</summary>
    public JsonNode? Output { get; init; }

    /// <summary>Metadata; null: none.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Token counts by key, as they are stored.</summary>
    public IReadOnlyDictionary<string, long> Usage { get; init; } = new Dictionary<string, long>();

    /// <summary>Model; null: none.</summary>
    public string? Model { get; init; }

    /// <summary>Provider; null: none.</summary>
    public string? Provider { get; init; }

    /// <summary>Cost in USD; null: not known.</summary>
    public decimal? TotalCost { get; init; }

    /// <summary>What went wrong; null: nothing.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>Project; null: not known.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Scores that the program set.</summary>
    public IReadOnlyList<ScoreResult> FeedbackScores { get; init; } = [];

    /// <summary>Spans directly below, in order of their starts.</summary>
    public IReadOnlyList<TaskSpan> Spans { get; init; } = [];

    /// <summary>The span and all below it, parents before children.</summary>
    public IEnumerable<TaskSpan> SelfAndBelow() => Spans.SelectMany(span => span.SelfAndBelow()).Prepend(this);
}
