namespace Opik.Tracing;

/// <content>Sequences: the span ends when the caller is done with them.</content>
public partial struct TrackedCall
{
    internal readonly OpikSpan Span => _span;

    internal readonly CapturedItems? NewItems() => _descriptor.CaptureOutput ? new CapturedItems(_client!.Options) : null;

    /// <summary>Follows an asynchronous sequence to its end, its failure, or to where the caller leaves it.</summary>
    public readonly IAsyncEnumerable<T> Stream<T>(IAsyncEnumerable<T> items)
    {
        Leave();
        return new TrackedStream<T>(this, items);
    }

    /// <summary>
    /// Follows a sequence. A collection that is already complete is the result and is returned as it is: its type is what
    /// callers may look for.
    /// </summary>
    public readonly IEnumerable<T> Sequence<T>(IEnumerable<T> items)
    {
        if (items is ICollection<T> or IReadOnlyCollection<T> or null)
        {
            Result(items);
            End();
            return items!;
        }

        Leave();
        return new TrackedSequence<T>(this, items);
    }

    // A second run of the same sequence is a span of its own with the same input.
    internal readonly TrackedCall Again()
    {
        if (!_client!.IsTracingActive)
            return default;
        var again = new TrackedCall(_client, _descriptor, null, System.Diagnostics.Activity.Current);
        again._span.SetInputOf(_span);
        again.Leave();
        return again;
    }

    internal readonly void Finish(CapturedItems? items, Exception? exception)
    {
        if (exception is not null)
            Fail(exception);
        if (items is not null && !_span.HasOutput)
            _span.SetOutputJson(items.ToJson());
        items?.Dispose();
        _span.End();
    }

    internal readonly ValueTask FlushIfAskedAsync() => _descriptor.Flush ? new ValueTask(FlushAsync()) : default;

    internal readonly void FlushIfAsked()
    {
        if (_descriptor.Flush)
            Task.Run(FlushAsync).GetAwaiter().GetResult();
    }
}
