using System.Collections;

namespace Opik.Tracing;

/// <summary>A lazy sequence whose run is a span.</summary>
internal sealed class TrackedSequence<T>(TrackedCall call, IEnumerable<T> items) : IEnumerable<T>
{
    private readonly FirstRun _first = new(call);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _first.Take() is { } run ? new Enumerator(run, items) : items.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Enumerator(TrackedEnumeration run, IEnumerable<T> items) : IEnumerator<T>
    {
        private readonly EndWhenForgotten _forgotten = new(run);
        private IEnumerator<T>? _items;

        public T Current => _items is null ? default! : _items.Current;

        object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            var around = run.Enter();
            try
            {
                _items ??= items.GetEnumerator();
                if (_items.MoveNext())
                {
                    run.Add(_items.Current);
                    return true;
                }

                run.End(null);
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

            run.FlushIfAsked();
            return false;
        }

        public void Reset() => throw new NotSupportedException();

        public void Dispose()
        {
            _forgotten.Release();
            var around = run.Enter();
            try
            {
                _items?.Dispose();
            }
            catch (Exception exception)
            {
                run.End(exception);
                throw;
            }
            finally
            {
                run.End(null);
                TrackedEnumeration.Leave(around);
            }

            run.FlushIfAsked();
        }
    }
}
