namespace Opik.Storage.Sqlite;

/// <content>Attachments.</content>
public sealed partial class SqliteTelemetry
{
    /// <summary>The list of attached files.</summary>
    public IAttachments Attachments => new SqliteAttachments(this);

    /// <summary>Removes files by age.</summary>
    public IOldAttachments OldAttachments => field ??= new SqliteOldAttachments(this);
}
