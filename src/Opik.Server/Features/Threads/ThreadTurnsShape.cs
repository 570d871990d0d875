namespace Opik.Server.Features.Threads;

/// <summary>Turns of a thread in columns, as <see cref="ThreadTurnsJson"/> writes them.</summary>
internal sealed record ThreadTurnsShape(ThreadTurnsShape.TurnColumns Turns, IReadOnlyList<ThreadTurnsShape.TurnScores> Scores)
{
    /// <summary>One entry a turn in each column.</summary>
    internal sealed record TurnColumns(
        IReadOnlyList<Guid> TraceId, IReadOnlyList<string?> Name, IReadOnlyList<string?> InputPreview, IReadOnlyList<DateTime> StartTime, IReadOnlyList<double?> Duration,
        IReadOnlyList<double?> Cost, IReadOnlyList<long?> TotalTokens, IReadOnlyList<int> Spans, IReadOnlyList<int> ToolSpans, IReadOnlyList<int> ErrorSpans, IReadOnlyList<string?> ErrorType);

    /// <summary>A score over the turns.</summary>
    internal sealed record TurnScores(string Name, IReadOnlyList<double?> Value);
}
