namespace Opik.Server.Features.ExperimentRuns;

/// <summary>How far a run has come.</summary>
/// <param name="Before">All items from the newest down to this one are done; null: none.</param>
/// <param name="Done">Calls that were made, or were found made, so far.</param>
internal sealed record RunProgress(Guid? Before, long Done)
{
    public static RunProgress None { get; } = new(null, 0);
}
