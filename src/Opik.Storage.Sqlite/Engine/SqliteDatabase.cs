using System.Collections.Concurrent;
using SQLitePCL;

namespace Opik.Storage.Sqlite;

/// <summary>
/// One SQLite file in WAL mode: a single writer with group commit and <c>synchronous=FULL</c>, readers that never wait
/// for it, and a checkpointer. A completed write is on disk.
/// </summary>
public sealed class SqliteDatabase : IAsyncDisposable
{
    // Pages between two looks at the time.
    private const int ReclaimedPages = 32;

    private readonly SqliteDatabaseOptions _options;
    private readonly SqliteWriter _writer;
    private readonly SqliteCheckpointer _checkpointer;
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _readers;
    private volatile bool _disposed;

    private SqliteDatabase(SqliteDatabaseOptions options, SqliteSession session)
    {
        _options = options;
        _readers = new SemaphoreSlim(options.Readers);
        _checkpointer = new SqliteCheckpointer(options);
        _writer = new SqliteWriter(session, () => OpenWriter(options), options, _checkpointer);
    }

    /// <summary>The file.</summary>
    public string Path => _options.Path;

    /// <summary>What runs at the end of every group of writes; set before the first write that needs it.</summary>
    internal ISqliteDeferredWork? Deferred
    {
        get => _writer.Deferred;
        set => _writer.Deferred = value;
    }

    /// <summary>Opens or creates the file and brings its schema up to date.</summary>
    /// <exception cref="SqliteException">The file is not a database, is damaged, or cannot be opened.</exception>
    /// <exception cref="InvalidOperationException">The file was written by a newer version.</exception>
    public static SqliteDatabase Open(SqliteDatabaseOptions options)
    {
        var session = OpenWriter(options);
        try
        {
            SqliteMigrator.Migrate(session, options);
            return new SqliteDatabase(options, session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> on the writer, alone, inside a savepoint; completes after the commit that holds it.
    /// When <paramref name="work"/> throws, only its own changes are undone and the exception reaches the caller.
    /// <paramref name="committed"/> runs on the writer after the commit, before the caller is told: it must be short.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Disk full, read-only, queue full or closing; nothing was applied.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, Action<T>? committed = null, CancellationToken cancellationToken = default)
    {
        var item = new SqliteWriteItem<T>(work, committed, cancellationToken);
        _writer.Enqueue(item);
        return item.Task;
    }

    /// <summary>Like <see cref="WriteAsync{T}"/> for work without a result.</summary>
    public Task WriteAsync(Action<SqliteSession> work, Action? committed = null, CancellationToken cancellationToken = default) =>
        WriteAsync(
            session =>
            {
                work(session);
                return true;
            },
            committed is null ? null : _ => committed(),
            cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/> on a reader in one snapshot, on a pool thread. Cancelling interrupts the query.
    /// </summary>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken = default)
    {
        await _readers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return await Task.Run(() => Read(work, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _readers.Release();
        }
    }

    /// <summary>
    /// Gives some unused pages back to the system, at the end of the file, in one turn of the writer; the file shrinks with the
    /// next checkpoint. False: less than a twentieth of it is unused.
    /// </summary>
    internal Task<bool> ReclaimAsync(CancellationToken cancellationToken) =>
        WriteAsync(
            session =>
            {
                var (unused, all) = (Number(session, "PRAGMA freelist_count"), Number(session, "PRAGMA page_count"));
                if (unused < Math.Max(256, all / 20))
                    return false;
                for (var turn = WriterTurn.Begin(); unused > 0 && !turn.IsOver; unused -= ReclaimedPages)
                    session.Run($"PRAGMA incremental_vacuum({ReclaimedPages})");
                return true;
            },
            cancellationToken: cancellationToken);

    /// <summary>The number that a pragma answers.</summary>
    internal static long Number(SqliteSession session, string pragma)
    {
        var row = session.Prepare(pragma);
        row.Step();
        var number = row.Int64(0);
        row.Reset();
        return number;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        for (var i = 0; i < _options.Readers; i++)
            await _readers.WaitAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _checkpointer.DisposeAsync().ConfigureAwait(false);
        while (_idle.TryTake(out var session))
            session.Dispose();
        _readers.Dispose();
    }

    private static SqliteSession OpenWriter(SqliteDatabaseOptions options)
    {
        var session = new SqliteSession(options.Path, readOnly: false, options.WriterCacheKibibytes);
        try
        {
            // incremental_vacuum must be chosen before the first table: deletes then give space back in small steps.
            session.Run("PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=0;");
            // Where the library overwrites all deleted bytes by default, as Debian's does, a deletion writes every freed page once
            // more; FAST overwrites those that are written anyway. The file shrinks, so that freed pages do not stay for long.
            session.Run("PRAGMA secure_delete=FAST");
            // A restarted log is cut to this size, so that its length tells how much waits for a checkpoint.
            session.Run($"PRAGMA journal_size_limit={options.CheckpointBytes / 2}");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private T Read<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        if (!_idle.TryTake(out var session))
            session = new SqliteSession(_options.Path, readOnly: true, _options.ReaderCacheKibibytes);
        var healthy = false;
        using var registration = cancellationToken.Register(static state => ((SqliteSession)state!).Interrupt(), session);
        try
        {
            session.Run("BEGIN");
            var result = work(session);
            healthy = true;
            return result;
        }
        catch (SqliteException exception) when (exception.PrimaryCode == raw.SQLITE_INTERRUPT)
        {
            healthy = true;
            throw new OperationCanceledException("The query was cancelled.", exception, cancellationToken);
        }
        catch (Exception exception) when (exception is not SqliteException)
        {
            healthy = true;
            throw;
        }
        finally
        {
            registration.Dispose();
            Return(session, healthy);
        }
    }

    private void Return(SqliteSession session, bool healthy)
    {
        if (healthy && !_disposed)
        {
            try
            {
                session.Run("ROLLBACK");
                _idle.Add(session);
                return;
            }
            catch (SqliteException)
            {
                // A statement is still running or the connection broke: the next read opens a fresh one.
            }
        }

        session.Dispose();
    }
}
