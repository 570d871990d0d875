using SQLitePCL;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Moves the write-ahead log into the database file from a thread of its own, so that no commit waits for it. Under a
/// constant stream of writes a passive checkpoint never reaches the end of the log; when the log has grown to four
/// times its limit, the writer itself restarts it, which is short because most pages have been moved by then.
/// </summary>
internal sealed class SqliteCheckpointer : IAsyncDisposable
{
    private readonly SqliteDatabaseOptions _options;
    private readonly SemaphoreSlim _wanted = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _log;

    public SqliteCheckpointer(SqliteDatabaseOptions options)
    {
        _options = options;
        _log = options.Path + "-wal";
        new Thread(Loop) { IsBackground = true, Name = $"sqlite-checkpointer {System.IO.Path.GetFileName(options.Path)}" }.Start();
    }

    /// <summary>Called by the writer after each group.</summary>
    public void Written(SqliteSession writer)
    {
        var size = LogSize();
        if (size > 4 * _options.CheckpointBytes)
            Restart(writer);
        if (size > _options.CheckpointBytes && _wanted.CurrentCount == 0)
            _wanted.Release();
    }

    /// <summary>Called by the writer at the end: leaves one file, no log.</summary>
    public static void Finish(SqliteSession writer) => Checkpoint(writer, raw.SQLITE_CHECKPOINT_TRUNCATE);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _stopped.Task.ConfigureAwait(false);
        _stop.Dispose();
        _wanted.Dispose();
    }

    private void Loop()
    {
        SqliteSession? session = null;
        try
        {
            while (true)
            {
                _wanted.Wait(_stop.Token);
                session ??= TryOpen();
                if (session is not null)
                    Checkpoint(session, raw.SQLITE_CHECKPOINT_PASSIVE);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: the writer has done the last checkpoint.
        }
        finally
        {
            session?.Dispose();
            _stopped.SetResult();
        }
    }

    // Without a connection of its own (no file handles left) the log grows until the writer restarts it.
    private SqliteSession? TryOpen()
    {
        try
        {
            return new SqliteSession(_options.Path, readOnly: false, cacheKibibytes: 1024);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    // A checkpoint that fails (busy reader, full disk) loses nothing: the pages stay in the log and the next one moves them.
    private static void Checkpoint(SqliteSession session, int mode) => raw.sqlite3_wal_checkpoint_v2(session.Handle, null, mode, out _, out _);

    // A reader in an old snapshot would make a restart wait; the writer must not, it tries again after the next group.
    private static void Restart(SqliteSession writer)
    {
        raw.sqlite3_busy_timeout(writer.Handle, 0);
        Checkpoint(writer, raw.SQLITE_CHECKPOINT_RESTART);
        raw.sqlite3_busy_timeout(writer.Handle, SqliteSession.BusyTimeoutMilliseconds);
    }

    private long LogSize() => new FileInfo(_log) is { Exists: true } file ? file.Length : 0;
}
