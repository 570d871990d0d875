using Opik.Delivery.Spool;
using SQLitePCL;

namespace Opik.Cli.Commands.Transfer;

/// <summary>
/// A small SQLite file that says how far a command has come. Its tables are those of the official tool, so that one tool goes
/// on where the other stopped. Write-ahead log: what was committed survives the death of the process.
/// </summary>
internal sealed class ManifestDatabase : IDisposable
{
    private readonly sqlite3 handle;

    /// <param name="path">The file; it is made.</param>
    /// <param name="schema">Tables, made when they are absent.</param>
    public ManifestDatabase(string path, string schema)
    {
        SpoolNative.EnsureLoaded();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var code = raw.sqlite3_open_v2(path, out handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, null);
        try
        {
            if (code != raw.SQLITE_OK)
                throw new IOException($"'{path}' cannot be opened: {raw.sqlite3_errmsg(handle).utf8_to_string()}. Make it writable, or choose another folder.");
            Run("PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE IF NOT EXISTS status (key TEXT PRIMARY KEY, value TEXT NOT NULL);" + schema);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Value of a row of <c>status</c>.</summary>
    public string? this[string key]
    {
        get => Read("SELECT value FROM status WHERE key = ?1", row => row.Text(0), key).FirstOrDefault();
        set => Write("INSERT OR REPLACE INTO status(key, value) VALUES (?1, ?2)", key, value!);
    }

    /// <summary>Runs statements without parameters.</summary>
    public void Run(string sql)
    {
        if (raw.sqlite3_exec(handle, sql, out var message) != raw.SQLITE_OK)
            throw new IOException($"The manifest cannot be used: {message}. Remove it, or run the command with --force.");
    }

    /// <summary>Runs one statement.</summary>
    public void Write(string sql, params ReadOnlySpan<string> values)
    {
        using var statement = Prepare(sql, values);
        statement.Execute();
    }

    /// <summary>All rows.</summary>
    public List<T> Read<T>(string sql, Func<SpoolStatement, T> row, params ReadOnlySpan<string> values)
    {
        using var statement = Prepare(sql, values);
        var rows = new List<T>();
        while (statement.Step())
            rows.Add(row(statement));
        return rows;
    }

    /// <summary>Several writes, all or none.</summary>
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
    public void Dispose() => handle.Dispose();

    private SpoolStatement Prepare(string sql, ReadOnlySpan<string> values)
    {
        var statement = new SpoolStatement(handle, sql);
        for (var index = 0; index < values.Length; index++)
            statement.Bind(index + 1, values[index]);
        return statement;
    }
}
