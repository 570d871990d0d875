namespace Opik.Storage.Sqlite;

/// <summary>Low bits of the column <c>flags</c> of traces and spans. The numbers are stored and used in SQL.</summary>
[Flags]
internal enum RowFlags
{
    None = 0,

    /// <summary>Only a PATCH has come; the start is the epoch.</summary>
    Partial = 1,

    /// <summary>There is an input.</summary>
    HasInput = 2,

    /// <summary>There is an output.</summary>
    HasOutput = 4,

    /// <summary>There is metadata.</summary>
    HasMetadata = 8,

    /// <summary>The cost came from the client and is never recomputed.</summary>
    ManualCost = 16,

    /// <summary>Lists leave it out.</summary>
    Hidden = 32,

    /// <summary>The create that the row stems from had an end: no open copy may replace it.</summary>
    CreatedComplete = 64,
}
