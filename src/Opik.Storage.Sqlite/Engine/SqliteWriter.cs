using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using SQLitePCL;

namespace Opik.Storage.Sqlite;

/// <summary>
/// The one writer of a database: a thread of its own that takes what waits, runs each item in a savepoint, and commits
/// them together. Requests that arrive during a commit make up the next group, so the load itself sets the group size.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly Channel<SqliteWriteItem> _queue;
    private readonly Func<SqliteSession> _open;
    private readonly SqliteDatabaseOptions _options;
    private readonly SqliteCheckpointer _checkpointer;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteSession _session;
    private bool _broken;
    private int _lastGroup;
    private volatile ISqliteDeferredWork? _deferred;

    /// <param name="session">The writing connection.</param>
    /// <param name="open">Opens another one, should this one become unusable.</param>
    /// <param name="options">Limits.</param>
    /// <param name="checkpointer">Told after each group.</param>
    public SqliteWriter(SqliteSession session, Func<SqliteSession> open, SqliteDatabaseOptions options, SqliteCheckpointer checkpointer)
    {
        _session = session;
        _open = open;
        _options = options;
        _checkpointer = checkpointer;
        _queue = Channel.CreateBounded<SqliteWriteItem>(new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
        _thread = new Thread(Loop) { IsBackground = true, Name = $"sqlite-writer {System.IO.Path.GetFileName(options.Path)}" };
        _thread.Start();
    }

    /// <summary>What runs at the end of every group from now on; set before the first write that needs it.</summary>
    public ISqliteDeferredWork? Deferred
    {
        get => _deferred;
        set => _deferred = value;
    }

    public void Enqueue(SqliteWriteItem item)
    {
        if (!_queue.Writer.TryWrite(item))
            item.Fail(new StoreUnavailableException("The server has too many writes waiting or is stopping; try again."));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stopped.Task.ConfigureAwait(false);
        _session.Dispose();
    }

    private void Loop()
    {
        var group = new List<SqliteWriteItem>(_options.GroupLimit);
        var reader = _queue.Reader;
        while (reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            try
            {
                RunGroup(reader, group);
            }
            catch (Exception exception)
            {
                // A transaction that cannot even begin must fail what waits for it, or the loop would never end.
                if (group.Count == 0 && reader.TryRead(out var waiting))
                    group.Add(waiting);
                Rollback();
                _deferred?.GroupEnded(committed: false);
                Fail(group, Translate(exception));
            }

            _checkpointer.Written(_session);
        }

        SqliteCheckpointer.Finish(_session);
        _stopped.TrySetResult();
    }

    private void RunGroup(ChannelReader<SqliteWriteItem> reader, List<SqliteWriteItem> group)
    {
        Reopen();
        var start = Stopwatch.GetTimestamp();
        _session.Prepare("BEGIN IMMEDIATE").Execute();
        while (group.Count < _options.GroupLimit && Stopwatch.GetElapsedTime(start) <= _options.GroupTime && TryTake(reader, group.Count, start, out var item))
        {
            if (item.TryStart())
                RunItem(item, group);
        }

        _lastGroup = group.Count;
        _deferred?.Flush(_session);
        _session.Prepare("COMMIT").Execute();
        _deferred?.GroupEnded(committed: true);
        foreach (var item in group)
            item.Complete();
    }

    // Callers that write one entity after the other come again as soon as they are told: a commit that waits a moment for
    // as many as the last one had is shared by all of them. One caller alone never waits.
    private bool TryTake(ChannelReader<SqliteWriteItem> reader, int taken, long start, [MaybeNullWhen(false)] out SqliteWriteItem item)
    {
        while (!reader.TryRead(out item))
        {
            if (taken >= _lastGroup || Stopwatch.GetElapsedTime(start) > _options.LingerTime)
                return false;
            Thread.Yield();
        }

        return true;
    }

    private void RunItem(SqliteWriteItem item, List<SqliteWriteItem> group)
    {
        _session.Prepare("SAVEPOINT item").Execute();
        try
        {
            item.Run(_session);
            _session.Prepare("RELEASE item").Execute();
            _deferred?.ItemDone();
            group.Add(item);
        }
        catch (Exception exception)
        {
            _deferred?.ItemUndone();
            if (!TryUndo())
            {
                group.Add(item);
                throw;
            }

            item.Fail(Translate(exception));
        }
    }

    // False when everything in the transaction has failed: a full disk may already have rolled it back as a whole.
    private bool TryUndo()
    {
        _session.ResetAll();
        if (raw.sqlite3_get_autocommit(_session.Handle) != 0)
            return false;
        try
        {
            _session.Prepare("ROLLBACK TO item").Execute();
            _session.Prepare("RELEASE item").Execute();
            return true;
        }
        catch (SqliteException)
        {
            // The caller throws what came first, which tells more.
            return false;
        }
    }

    private void Rollback()
    {
        try
        {
            _session.ResetAll();
            if (raw.sqlite3_get_autocommit(_session.Handle) == 0)
                _session.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // Closing the connection rolls back, and what made it fail is reported by whoever writes next.
            _broken = true;
        }
    }

    private void Reopen()
    {
        if (!_broken)
            return;
        var fresh = _open();
        _session.Dispose();
        _session = fresh;
        _broken = false;
    }

    private static void Fail(List<SqliteWriteItem> group, Exception exception)
    {
        foreach (var item in group)
            item.Fail(exception);
    }

    private static Exception Translate(Exception exception) => exception switch
    {
        SqliteException { PrimaryCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_NOMEM or raw.SQLITE_BUSY } =>
            new StoreUnavailableException($"The data folder cannot be written now ({exception.Message}). Nothing of this request was stored; try again.", exception),
        // The only triggers that refuse are those that look for the project.
        SqliteException { Code: raw.SQLITE_CONSTRAINT_TRIGGER } => new ProjectDeletedException("Project not found", exception),
        _ => exception,
    };
}
