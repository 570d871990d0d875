namespace Opik.Storage;

/// <summary>What one committed write changed in a project: numbers of rows written or deleted.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="Traces">Traces written or deleted.</param>
/// <param name="Spans">Spans written or deleted.</param>
/// <param name="Threads">Threads written or deleted.</param>
/// <param name="Scores">Scores written or deleted.</param>
/// <param name="TraceIds">The traces that were written or whose spans were; null where they are not known or more than <see cref="MaxTraceIds"/>.</param>
public readonly record struct TelemetryChange(
    Guid WorkspaceId, Guid ProjectId, int Traces = 0, int Spans = 0, int Threads = 0, int Scores = 0, IReadOnlySet<Guid>? TraceIds = null)
{
    /// <summary>Traces that a change names at most.</summary>
    public const int MaxTraceIds = 100;
}
