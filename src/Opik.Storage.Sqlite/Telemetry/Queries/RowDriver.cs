namespace Opik.Storage.Sqlite;

/// <summary>
/// The index that a query walks. Chosen here and not by SQLite, which has no statistics of the file; the narrowest way
/// has the lowest number.
/// </summary>
internal enum RowDriver
{
    /// <summary>Given row numbers.</summary>
    Seqs,

    /// <summary>One id.</summary>
    Id,

    /// <summary>Spans of one trace.</summary>
    Trace,

    /// <summary>Traces of one thread, newest first.</summary>
    Thread,

    /// <summary>Rows of one or several names; of one, newest first.</summary>
    Name,

    /// <summary>Rows of one or several sets of tags; of one, newest first.</summary>
    Tags,

    /// <summary>Rows with an error, newest first.</summary>
    Error,

    /// <summary>All rows of the project, newest first.</summary>
    Project,
}
