namespace Opik.Tracing;

/// <summary>An asynchronous sequence whose run is a span.</summary>
internal sealed class TrackedStream<T>(TrackedCall call, IAsyncEnumerable<T> items) : IAsyncEnumerable<T>
{
    private int _runs;

    // Nobody ever read it: the span ends, empty, when the sequence is forgotten.
    ~TrackedStream()
    {
        if (_runs == 0)
            new TrackedEnumeration(call).End(null);
    }

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var run = call;
        if (Interlocked.Increment(ref _runs) != 1)
            run = call.Again();
        return run.IsRecording
            ? new Enumerator(new TrackedEnumeration(run), items, cancellationToken)
            : items.GetAsyncEnumerator(cancellationToken);
    }

    private sealed class Enumerator : IAsyncEnumerator<T>
    {
        private readonly TrackedEnumeration _run;
        private readonly IAsyncEnumerator<T> _items;

        public Enumerator(TrackedEnumeration run, IAsyncEnumerable<T> items, CancellationToken cancellationToken)
        {
            _run = run;
            var around = run.Enter();
            try
            {
                _items = items.GetAsyncEnumerator(cancellationToken);
            }
            catch (Exception exception)
            {
                run.End(exception);
                throw;
            }
            finally
            {
                TrackedEnumeration.Leave(around);
            }
        }

        ~Enumerator() => _run.End(null);

        public T Current => _items.Current;

        public async ValueTask<bool> MoveNextAsync()
        {
            // An async method keeps what it makes current to itself, so nothing has to be put back.
            _run.Enter();
            try
            {
                if (await _items.MoveNextAsync().ConfigureAwait(false))
                {
                    _run.Add(_items.Current);
                    return true;
                }
            }
            catch (Exception exception)
            {
                _run.End(exception);
                throw;
            }

            _run.End(null);
            await _run.FlushIfAskedAsync().ConfigureAwait(false);
            return false;
        }

        public async ValueTask DisposeAsync()
        {
            GC.SuppressFinalize(this);
            _run.Enter();
            try
            {
                await _items.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                _run.End(exception);
                throw;
            }

            _run.End(null);
            await _run.FlushIfAskedAsync().ConfigureAwait(false);
        }
    }
}
