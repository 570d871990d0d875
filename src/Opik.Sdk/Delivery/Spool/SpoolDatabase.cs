using SQLitePCL;

namespace Opik.Delivery.Spool;

/// <summary>
/// The connection to a spool file. A rollback journal and no sync: what is appended is written once, it survives the death
/// of the process at any moment, and a crash of the machine empties the temporary folder anyway.
/// </summary>
internal sealed class SpoolDatabase : IDisposable
{
    private const string Open =
        """
        PRAGMA page_size=16384; PRAGMA auto_vacuum=INCREMENTAL; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=PERSIST;
        PRAGMA synchronous=OFF; PRAGMA cache_size=-4096;
        CREATE TABLE IF NOT EXISTS requests (position INTEGER PRIMARY KEY, pass INTEGER NOT NULL, kind TEXT NOT NULL, entity BLOB NOT NULL, sizes BLOB NOT NULL, body BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS uploads (position INTEGER PRIMARY KEY, descriptor BLOB NOT NULL);
        """;

    private readonly Dictionary<string, SpoolStatement> statements = new(StringComparer.Ordinal);
    private readonly sqlite3 handle;

    public SpoolDatabase(string path)
    {
        SpoolNative.EnsureLoaded();
        var code = raw.sqlite3_open_v2(path, out handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            if (code != raw.SQLITE_OK)
                throw new SpoolException(code, $"{raw.sqlite3_errmsg(handle).utf8_to_string()} ({path})");
            Run(Open);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>The statement of a text, ready to bind; it is kept.</summary>
    public SpoolStatement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
            statements.Add(sql, statement = new SpoolStatement(handle, sql));
        statement.Reset();
        return statement;
    }

    /// <summary>Runs statements without parameters.</summary>
    public void Run(string sql)
    {
        var code = raw.sqlite3_exec(handle, sql, out var message);
        if (code != raw.SQLITE_OK)
            throw new SpoolException(code, message ?? raw.sqlite3_errmsg(handle).utf8_to_string());
    }

    /// <summary>All or nothing.</summary>
    public void InTransaction(Action work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            work();
            Run("COMMIT");
        }
        catch
        {
            if (raw.sqlite3_get_autocommit(handle) == 0)
                Run("ROLLBACK");
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        statements.Clear();
        handle.Dispose();
    }
}
