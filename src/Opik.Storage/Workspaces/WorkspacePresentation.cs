namespace Opik.Storage;

/// <summary>How data of a workspace are shown; null: not set.</summary>
/// <param name="TimeZone">IANA id of the zone in which the server cuts days and months and writes times for people; not set: UTC.</param>
/// <param name="LongValues">Characters of a long text that tables show; not set: the 160 that lists hold anyway.</param>
public sealed record WorkspacePresentation(string? TimeZone, int? LongValues)
{
    /// <summary>Nothing is set.</summary>
    public static WorkspacePresentation None { get; } = new(null, null);
}
