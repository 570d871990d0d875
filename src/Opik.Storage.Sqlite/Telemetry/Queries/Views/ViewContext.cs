namespace Opik.Storage.Sqlite;

/// <summary>What reading rows as views needs.</summary>
/// <param name="Session">The reader.</param>
/// <param name="Telemetry">The store.</param>
/// <param name="Workspace">Key of the workspace.</param>
internal sealed record ViewContext(SqliteSession Session, SqliteTelemetry Telemetry, long Workspace)
{
    /// <summary>Text of a term; null for null.</summary>
    public string? Term(long? key) => Telemetry.Terms.Text(Session, key);

    /// <summary>The wanted payloads of a row.</summary>
    public Payload Payload(EntityTable table, long seq, PayloadParts parts)
    {
        if (parts == PayloadParts.None)
            return default;
        var row = Session.Prepare($"SELECT data FROM {table.Payload} WHERE seq=?1").Bind(1, seq);
        try
        {
            return row.Step() ? PayloadCodec.Decode(row.Blob(0), parts) : default;
        }
        finally
        {
            row.Reset();
        }
    }
}
