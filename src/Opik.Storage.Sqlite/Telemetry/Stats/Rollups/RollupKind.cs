namespace Opik.Storage.Sqlite;

/// <summary>What a roll-up counts. The numbers are stored.</summary>
internal enum RollupKind : byte
{
    /// <summary>Traces, with the sums over their spans.</summary>
    Trace = 1,

    /// <summary>Spans.</summary>
    Span = 2,
}
