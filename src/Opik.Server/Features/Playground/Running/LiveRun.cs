using Opik.Storage;

namespace Opik.Server.Features.Playground.Running;

/// <summary>A run that goes on in this process: what its calls have said so far, and the way to stop them at once.</summary>
internal sealed class LiveRun(Guid id, TimeProvider clock, CancellationToken cancellationToken) : IDisposable
{
    /// <summary>Characters of an answer that are told while it comes; the trace has all of it.</summary>
    private const int MostText = 20_000;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly Dictionary<(long Position, int Variant), LiveCell> _cells = [];
    // At most one entry for each cell and try of a run: some ten thousand.
    private readonly List<PlaygroundCell> _ended = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Id { get; } = id;

    /// <summary>Cancelled when the run is stopped, or the server is.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Whether somebody stopped the run.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether nothing more comes.</summary>
    public bool IsOver { get; private set; }

    public void Begin(long position, int variant) => Change(() => _cells[(position, variant)] = new LiveCell(position, variant, clock.GetTimestamp()));

    public void Add(long position, int variant, string text) => Change(() =>
    {
        if (!_cells.TryGetValue((position, variant), out var cell))
            return;
        cell.Pieces++;
        if (cell.Text.Length < MostText)
            cell.Text.Append(text);
    });

    /// <summary>A call is over; null: it was given up.</summary>
    public void End(long position, int variant, PlaygroundCell? cell) => Change(() =>
    {
        _cells.Remove((position, variant));
        if (cell is not null)
            _ended.Add(cell);
    });

    public void Stop()
    {
        IsStopped = true;
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended in this moment.
        }
    }

    public void Over() => Change(() => IsOver = true);

    /// <summary>Completes at the next change.</summary>
    public Task ChangedAsync()
    {
        lock (_gate)
            return IsOver ? Task.CompletedTask : _changed.Task;
    }

    /// <summary>A cursor that has been told of all cells that ended so far.</summary>
    public LiveCursor Open()
    {
        lock (_gate)
            return new LiveCursor { Ended = _ended.Count };
    }

    /// <summary>What is new for a subscriber.</summary>
    public (IReadOnlyList<LivePiece> Pieces, IReadOnlyList<PlaygroundCell> Ended) Read(LiveCursor cursor)
    {
        lock (_gate)
        {
            var pieces = new List<LivePiece>();
            foreach (var cell in _cells.Values)
            {
                var told = cursor.Told.GetValueOrDefault(cell, -1);
                if (told == cell.Text.Length)
                    continue;
                var start = Math.Max(told, 0);
                cursor.Told[cell] = cell.Text.Length;
                pieces.Add(new LivePiece(cell.Position, cell.Variant, cell.Text.ToString(start, cell.Text.Length - start), start, cell.Pieces, (long)clock.GetElapsedTime(cell.Started).TotalMilliseconds));
            }

            foreach (var gone in cursor.Told.Keys.Where(cell => !_cells.ContainsValue(cell)).ToList())
                cursor.Told.Remove(gone);
            var ended = _ended.GetRange(cursor.Ended, _ended.Count - cursor.Ended);
            cursor.Ended = _ended.Count;
            return (pieces, ended);
        }
    }

    public void Dispose() => _stop.Dispose();

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
