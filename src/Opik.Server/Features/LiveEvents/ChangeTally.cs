using System.Threading.Channels;
using Opik.Storage;

namespace Opik.Server.Features.LiveEvents;

/// <summary>
/// Adds up changes between two events of one subscriber. It holds sums and a bounded set of projects, so a slow or absent
/// reader costs nothing.
/// </summary>
internal sealed class ChangeTally(Guid workspaceId, Guid? projectId)
{
    /// <summary>Projects named in one event at most; a page that needs more reloads anyway.</summary>
    public const int MaxProjects = 1000;

    private readonly Lock _gate = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly HashSet<Guid> _projects = [];
    private readonly SortedSet<string> _lists = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _traces = [];
    private bool _knowsTraces = true;
    private TelemetryChange _sum;

    /// <summary>Notes a change; called on the writer's thread.</summary>
    public void Add(TelemetryChange change)
    {
        if (change.WorkspaceId != workspaceId || (projectId is { } wanted && change.ProjectId != wanted))
            return;
        lock (_gate)
        {
            _sum = _sum with
            {
                Traces = _sum.Traces + change.Traces,
                Spans = _sum.Spans + change.Spans,
                Threads = _sum.Threads + change.Threads,
                Scores = _sum.Scores + change.Scores,
            };
            if (projectId is not null && change.Traces + change.Spans > 0)
                AddTraces(change.TraceIds);
            if (projectId is null && _projects.Count < MaxProjects)
                _projects.Add(change.ProjectId);
            _signal.Writer.TryWrite(true);
        }
    }

    private void AddTraces(IReadOnlySet<Guid>? traces)
    {
        if (traces is null)
            _knowsTraces = false;
        if (!_knowsTraces)
            return;
        _traces.UnionWith(traces!);
        _knowsTraces = _traces.Count <= TelemetryChange.MaxTraceIds;
    }

    /// <summary>Notes a changed list; their names are few.</summary>
    public void Add(ListChange change)
    {
        if (change.WorkspaceId != workspaceId)
            return;
        lock (_gate)
        {
            _lists.Add(change.List);
            _signal.Writer.TryWrite(true);
        }
    }

    /// <summary>Waits until there is a change; false after <paramref name="timeout"/>.</summary>
    public async Task<bool> WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _signal.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>What was noted since the last call.</summary>
    public (TelemetryChange Sum, Guid[] Projects, string[] Lists) Take()
    {
        lock (_gate)
        {
            _signal.Reader.TryRead(out _);
            var named = _knowsTraces && _traces.Count > 0 ? _traces.ToHashSet() : null;
            var taken = (_sum with { TraceIds = named }, _projects.ToArray(), _lists.ToArray());
            _sum = default;
            _traces.Clear();
            _knowsTraces = true;
            _projects.Clear();
            _lists.Clear();
            return taken;
        }
    }
}
