namespace Opik.Storage.Sqlite;

/// <summary>
/// Fields that a PATCH has set since the row was last created or replaced; stored in the column <c>flags</c> above bit 8.
/// They survive a create that arrives after the PATCH.
/// </summary>
[Flags]
internal enum RowFields
{
    None = 0,
    Name = 1,
    EndTime = 1 << 1,
    Input = 1 << 2,
    Output = 1 << 3,
    Metadata = 1 << 4,
    Error = 1 << 5,

    /// <summary>All tags were set: those of a later create do not count.</summary>
    Tags = 1 << 6,

    /// <summary>Tags were added: they join those of a later create.</summary>
    AddedTags = 1 << 7,
    Ttft = 1 << 8,
    Source = 1 << 9,
    Environment = 1 << 10,
    Thread = 1 << 11,
    Type = 1 << 12,
    Model = 1 << 13,
    Provider = 1 << 14,
    Usage = 1 << 15,
    Cost = 1 << 16,
}
