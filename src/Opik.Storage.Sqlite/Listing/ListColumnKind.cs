namespace Opik.Storage.Sqlite;

/// <summary>How a column of a list is stored.</summary>
internal enum ListColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>An id of 16 bytes; filters see its text.</summary>
    Id,

    /// <summary>Microseconds since 1970.</summary>
    Time,

    /// <summary>An integer or a float.</summary>
    Number,

    /// <summary>A JSON array of texts.</summary>
    Texts,

    /// <summary>JSON as text; filters look at a path.</summary>
    Json,
}
