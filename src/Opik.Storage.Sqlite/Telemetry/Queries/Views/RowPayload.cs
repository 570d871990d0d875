namespace Opik.Storage.Sqlite;

/// <summary>What the column <c>flags</c> says (0001_initial.sql).</summary>
internal static class RowPayload
{
    /// <summary>Only a PATCH has come.</summary>
    public const long Partial = 1;

    /// <summary>The client sent the cost.</summary>
    public const long ManualCost = 16;

    /// <summary>Lists leave the row out.</summary>
    public const long Hidden = 32;

    /// <summary>The payloads that the row has.</summary>
    public static PayloadParts Parts(long flags, bool hasError) =>
        ((flags & 2) != 0 ? PayloadParts.Input : PayloadParts.None)
        | ((flags & 4) != 0 ? PayloadParts.Output : PayloadParts.None)
        | ((flags & 8) != 0 ? PayloadParts.Metadata : PayloadParts.None)
        | (hasError ? PayloadParts.Error : PayloadParts.None);
}
