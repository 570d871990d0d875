using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Evaluation.Spans;

namespace Opik.Evaluation.Recording;

/// <summary>A trace that was recorded, with its spans. Python: <c>TraceModel</c>.</summary>
public sealed record TaskTrace
{
    /// <summary>UUID of version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name; null: none was given.</summary>
    public string? Name { get; init; }

    /// <summary>Project; null: the server's default project.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Start.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>End; null: it is open.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Time from start to end; null: it is open.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>Input, any JSON; null: none.</summary>
    public JsonNode? Input { get; init; }

    /// <summary>Output, any JSON; null: none.</summary>
    public JsonNode? Output { get; init; }

    /// <summary>Metadata; null: none.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The conversation it belongs to; null: none.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Environment, such as <c>production</c>; null: none.</summary>
    public string? Environment { get; init; }

    /// <summary>Where it comes from: <c>sdk</c>, <c>experiment</c>, <c>optimization</c>, …</summary>
    public string? Source { get; init; }

    /// <summary>What went wrong; null: nothing.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>Scores that the program set.</summary>
    public IReadOnlyList<ScoreResult> FeedbackScores { get; init; } = [];

    /// <summary>Spans directly below, in order of their starts.</summary>
    public IReadOnlyList<TaskSpan> Spans { get; init; } = [];

    /// <summary>All spans, parents before children.</summary>
    public IEnumerable<TaskSpan> AllSpans() => Spans.SelectMany(span => span.SelfAndBelow());
}
