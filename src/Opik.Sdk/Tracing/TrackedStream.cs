namespace Opik.Tracing;

/// <summary>An asynchronous sequence whose run is a span.</summary>
internal sealed class TrackedStream<T>(TrackedCall call, IAsyncEnumerable<T> items) : IAsyncEnumerable<T>
{
    private readonly FirstRun _first = new(call);

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _first.Take() is { } run ? new Enumerator(run, items, cancellationToken) : items.GetAsyncEnumerator(cancellationToken);

    private sealed class Enumerator : IAsyncEnumerator<T>
    {
        private readonly TrackedEnumeration _run;
        private readonly IAsyncEnumerator<T> _items;
        private readonly EndWhenForgotten _forgotten;

        public Enumerator(TrackedEnumeration run, IAsyncEnumerable<T> items, CancellationToken cancellationToken)
        {
            _run = run;
            _forgotten = new EndWhenForgotten(run);
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
            _forgotten.Release();
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
