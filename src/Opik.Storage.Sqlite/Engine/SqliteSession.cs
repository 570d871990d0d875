using SQLitePCL;

namespace Opik.Storage.Sqlite;

/// <summary>
/// One connection with its prepared statements. Not thread-safe: a session belongs to the writer, or to one read at a time.
/// </summary>
public sealed class SqliteSession : IDisposable
{
    internal const int BusyTimeoutMilliseconds = 10_000;

    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    internal SqliteSession(string path, bool readOnly, int cacheKibibytes)
    {
        SqliteNative.EnsureLoaded();
        var flags = (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE) | raw.SQLITE_OPEN_NOMUTEX;
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        Handle = handle;
        if (code != raw.SQLITE_OK)
        {
            var message = raw.sqlite3_errmsg(handle).utf8_to_string();
            handle.Dispose();
            throw new SqliteException(code, $"{message} ({path})");
        }

        raw.sqlite3_extended_result_codes(handle, 1);
        raw.sqlite3_busy_timeout(handle, BusyTimeoutMilliseconds);
        Run($"PRAGMA cache_size=-{cacheKibibytes}; PRAGMA temp_store=MEMORY; PRAGMA case_sensitive_like=OFF;");
    }

    /// <summary>The native connection, for functions and blobs that this layer does not wrap.</summary>
    public sqlite3 Handle { get; }

    /// <summary>Row id of the last insert.</summary>
    public long LastInsertRowId => raw.sqlite3_last_insert_rowid(Handle);

    /// <summary>Rows changed by the last statement.</summary>
    public int Changes => raw.sqlite3_changes(Handle);

    /// <summary>
    /// The prepared statement of <paramref name="sql"/>, ready to bind. It is kept for the life of the session, so the
    /// text must come from a bounded set (values are always parameters); use <see cref="PrepareOnce"/> for generated SQL.
    /// </summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement(Handle, sql);
            _statements.Add(sql, statement);
        }

        statement.Reset();
        return statement;
    }

    /// <summary>A statement that the caller disposes: for SQL generated from a filter.</summary>
    public SqliteStatement PrepareOnce(string sql) => new(Handle, sql);

    /// <summary>Runs statements without parameters.</summary>
    public void Run(string sql)
    {
        var code = raw.sqlite3_exec(Handle, sql, out var message);
        if (code != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_extended_errcode(Handle), message ?? raw.sqlite3_errmsg(Handle).utf8_to_string());
    }

    /// <summary>
    /// Ends what statements are still running after a failure: a SELECT left half-way would keep its snapshot, and the
    /// log could never be restarted.
    /// </summary>
    internal void ResetAll()
    {
        foreach (var statement in _statements.Values)
            statement.Reset();
    }

    /// <summary>Stops what the session is doing; called from another thread when the client has gone.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(Handle);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _statements.Clear();
        Handle.Dispose();
    }
}
