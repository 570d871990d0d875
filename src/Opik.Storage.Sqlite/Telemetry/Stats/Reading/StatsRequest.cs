using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Which rows are counted.</summary>
/// <param name="Entity">Kind of the rows.</param>
/// <param name="Workspace">Key of the workspace.</param>
/// <param name="Project">Key of the project.</param>
/// <param name="Window">Range of ids.</param>
/// <param name="Sources">Sources of the rows.</param>
/// <param name="Selection">Further conditions; null: none, so that roll-ups may answer.</param>
internal sealed record StatsRequest(StatsEntity Entity, long Workspace, long Project, StatsWindow Window, SourceSet Sources, IRowSelection? Selection)
{
    /// <summary>Only one row of so many is read (see <see cref="RowSample"/>); 1: every row.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Only threads written to since, microseconds since 1970; null: all.</summary>
    public long? ThreadsSince { get; init; }

    /// <summary>Only spans of this type; null: of every type.</summary>
    public SpanType? Type { get; init; }

    /// <summary>Conditions on sources and type, of a row with this alias; empty when there are none. A bounded set of texts: the statements are kept.</summary>
    public string RowSql(string alias) =>
        (Sources.IsAll ? "" : $" AND ((1 << {alias}.source) & {Sources.Bits & 0x3F}) <> 0") + (Type is { } type ? $" AND {alias}.type = {(int)type}" : "");
}
