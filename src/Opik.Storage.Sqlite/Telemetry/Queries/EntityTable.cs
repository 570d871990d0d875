using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Names of the tables and indexes of traces or spans; rows carry the alias <c>r</c>, totals of traces <c>t</c>.</summary>
internal sealed record EntityTable(ScoredEntity Kind, string Name)
{
    /// <summary>Traces.</summary>
    public static EntityTable Traces { get; } = new(ScoredEntity.Trace, "trace");

    /// <summary>Spans.</summary>
    public static EntityTable Spans { get; } = new(ScoredEntity.Span, "span");

    /// <summary>Table of the payloads.</summary>
    public string Payload => Name + "_payload";

    /// <summary>The index that serves a way to the rows; null: by row number.</summary>
    public string? Index(RowDriver driver) => driver switch
    {
        RowDriver.Seqs => null,
        RowDriver.Id => Name + "_id",
        RowDriver.Trace => Name + "_trace",
        RowDriver.Thread => Name + "_thread",
        RowDriver.Name => Name + "_name",
        RowDriver.Tags => Name + "_tags",
        RowDriver.Error => Name + "_error",
        _ => Name + "_project",
    };
}
