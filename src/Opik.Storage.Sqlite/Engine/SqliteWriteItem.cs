namespace Opik.Storage.Sqlite;

/// <summary>A write waiting for the writer.</summary>
internal abstract class SqliteWriteItem
{
    /// <summary>False when the caller has gone before the write began.</summary>
    public abstract bool TryStart();

    /// <summary>Runs the work; throws what the work throws.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>The commit that holds the work is on disk.</summary>
    public abstract void Complete();

    /// <summary>The work or its commit failed; nothing of it is stored.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>A write with a result of type <typeparamref name="T"/>.</summary>
internal sealed class SqliteWriteItem<T>(Func<SqliteSession, T> work, Action<T>? committed, CancellationToken cancellationToken) : SqliteWriteItem
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _completion.Task;

    public override bool TryStart()
    {
        if (!cancellationToken.IsCancellationRequested)
            return true;
        _completion.TrySetCanceled(cancellationToken);
        return false;
    }

    public override void Run(SqliteSession session) => _result = work(session);

    public override void Complete()
    {
        try
        {
            committed?.Invoke(_result!);
            _completion.TrySetResult(_result!);
        }
        catch (Exception exception)
        {
            // The rows are stored; what failed is our own bookkeeping, and the caller must hear of it.
            _completion.TrySetException(exception);
        }
    }

    public override void Fail(Exception exception) => _completion.TrySetException(exception);
}
