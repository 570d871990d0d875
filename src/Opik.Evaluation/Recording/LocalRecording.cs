using Opik.Evaluation.Spans;
using Opik.Tracing.Recording;

namespace Opik.Evaluation.Recording;

/// <summary>
/// The traces that a client makes while this is open, in memory; they are sent as ever. Made by
/// <see cref="OpikEvaluation.RecordTracesLocally"/>. Everything is kept until it is disposed of.
/// </summary>
/// <remarks>
/// What is traced is recorded at the call, not when it is sent: there is nothing to flush before reading. Work that goes on in
/// the background is waited for by <see cref="WaitUntilEndedAsync"/>.
/// </remarks>
public sealed class LocalRecording : IDisposable, IAsyncDisposable
{
    private readonly OpikClient client;
    private readonly RecordedItems recorded;
    private int ended;

    internal LocalRecording(OpikClient client)
    {
        if (!client.Tap.TryReserve())
            throw new LocalRecordingAlreadyActiveException();
        this.client = client;
        recorded = client.Tap.Record();
    }

    /// <summary>
    /// The spans that have no recorded span above them, with those below, in order of their starts. What is open has no end yet.
    /// Python: <c>span_trees</c>.
    /// </summary>
    public IReadOnlyList<TaskSpan> SpanTrees => RecordedTaskSpans.Spans(recorded);

    /// <summary>The traces with their spans, in order of their starts. Python: <c>trace_trees</c>.</summary>
    public IReadOnlyList<TaskTrace> TraceTrees => RecordedTaskSpans.Traces(recorded);

    /// <summary>Waits until nothing that was started is open.</summary>
    /// <param name="timeout">Longest wait; null: 5 s.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">Something is still open; the message names it.</exception>
    public async Task WaitUntilEndedAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (await recorded.WaitUntilEndedAsync(timeout ?? TimeSpan.FromSeconds(5), cancellationToken).ConfigureAwait(false))
            return;
        throw new TimeoutException($"Still open: {string.Join(", ", recorded.Entities.Where(entity => !entity.HasEnded).Select(entity => entity.Name))}.");
    }

    /// <summary>Ends the recording; what was recorded can still be read.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref ended, 1) != 0)
            return;
        recorded.Dispose();
        client.Tap.Release();
    }

    /// <summary>Ends the recording and sends what was traced, as leaving the block does in Python.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await client.FlushAsync().ConfigureAwait(false);
    }
}
