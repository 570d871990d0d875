namespace Opik.Storage;

/// <summary>What a metric over a workspace covers.</summary>
/// <param name="ProjectIds">The projects; empty: every project of the workspace.</param>
/// <param name="Start">First instant, UTC.</param>
/// <param name="End">End, UTC; after <paramref name="Start"/>.</param>
public sealed record WorkspaceWindow(IReadOnlyList<Guid> ProjectIds, DateTime Start, DateTime End)
{
    /// <summary>Zone at whose midnight days and weeks begin; null: UTC.</summary>
    public TimeZoneInfo? Zone { get; init; }
}
