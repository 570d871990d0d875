using System.Globalization;

namespace Opik.Sdk.Testing;

/// <content>Finding and waiting. What fails shows the whole tree.</content>
public sealed partial class OpikRecorder
{
    /// <summary>All spans of all traces, parents before children.</summary>
    public IEnumerable<RecordedSpan> AllSpans => Traces.SelectMany(trace => trace.AllSpans);

    /// <summary>The only trace of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none, or there are several; the message shows what was recorded.</exception>
    public RecordedTrace Trace(string name) => Only(Traces, "trace", name);

    /// <summary>The only span of that name, in any trace and at any depth.</summary>
    /// <exception cref="InvalidOperationException">There is none, or there are several; the message shows what was recorded.</exception>
    public RecordedSpan Span(string name) => Only(AllSpans, "span", name);

    /// <summary>All spans of that name, in any trace and at any depth.</summary>
    public IReadOnlyList<RecordedSpan> SpansNamed(string name) => [.. AllSpans.Where(span => span.Name == name)];

    /// <summary>Waits until nothing that was started is open, for code that goes on in the background.</summary>
    /// <param name="timeout">Longest wait; null: 5 s.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">Something is still open; the message shows what.</exception>
    public async Task WaitUntilEndedAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (!await recorded.WaitUntilEndedAsync(timeout ?? TimeSpan.FromSeconds(5), cancellationToken).ConfigureAwait(false))
            throw new TimeoutException($"Still open:\n{this}");
    }

    /// <summary>All trees as text, without ids and times, so that equal runs give equal texts.</summary>
    public override string ToString() => string.Join('\n', Traces);

    private T Only<T>(IEnumerable<T> entities, string kind, string name)
        where T : RecordedEntity
    {
        var found = entities.Where(entity => entity.Name == name).Take(2).ToArray();
        if (found.Length == 1)
            return found[0];
        var count = found.Length == 0 ? "no" : "more than one";
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"There is {count} {kind} '{name}'. Recorded:\n{this}"));
    }
}
