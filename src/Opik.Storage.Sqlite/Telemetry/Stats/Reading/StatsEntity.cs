namespace Opik.Storage.Sqlite;

/// <summary>What entities are counted. The numbers of traces and spans are those of <see cref="RollupKind"/>.</summary>
internal enum StatsEntity
{
    /// <summary>Traces.</summary>
    Trace = 1,

    /// <summary>Spans.</summary>
    Span = 2,

    /// <summary>Threads.</summary>
    Thread = 3,
}
