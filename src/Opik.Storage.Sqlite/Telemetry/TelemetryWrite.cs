using System.Runtime.InteropServices;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// One unit of work on the writer: collects what it changed for observers and listeners, and the keys it made, which
/// become visible to other writes only when its commit is on disk.
/// </summary>
internal sealed class TelemetryWrite(SqliteTelemetry telemetry, SqliteSession session, Scope scope)
{
    private readonly Dictionary<string, long> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, long> _projects = [];
    private readonly Dictionary<long, TelemetryChange> _changes = [];
    private readonly ChangedTraces _changedTraces = new();
    private HashSet<Guid>? _experimentTraces;
    private long? _deletedProject;
    private long _workspace;
    private long _user;

    public SqliteSession Session => session;

    public Scope Scope => scope;

    public SqliteTelemetry Telemetry => telemetry;

    /// <summary>Server time of this write, microseconds since 1970.</summary>
    public long Now { get; } = telemetry.Now;

    /// <summary>Key of the workspace, made when new.</summary>
    public long Workspace => _workspace != 0 ? _workspace : _workspace = telemetry.Projects.InternWorkspace(session, scope.WorkspaceId);

    /// <summary>Key of the user's name.</summary>
    public long User => _user != 0 ? _user : _user = Term(scope.UserName)!.Value;

    public List<RowChange<SpanFacts>> SpanChanges { get; } = [];

    public List<RowChange<TraceFacts>> TraceChanges { get; } = [];

    public List<PayloadRow> PayloadRows { get; } = [];

    /// <summary>Key of a text, made when new; null for null.</summary>
    public long? Term(string? text) => text is null ? null : telemetry.Terms.Intern(session, text, _terms);

    /// <summary>Key of a project, made when new.</summary>
    /// <exception cref="ProjectDeletedException">It was deleted since the caller looked it up.</exception>
    public long Project(Guid id)
    {
        var key = telemetry.Projects.Intern(session, Workspace, scope.WorkspaceId, id, _projects);
        return IsDeleted(key) ? throw new ProjectDeletedException() : key;
    }

    /// <summary>Key of a project; null when nothing was ever written to it, or it is deleted.</summary>
    public long? FindProject(Guid id) => telemetry.Projects.Peek(session, Workspace, scope.WorkspaceId, id) is { } key && !IsDeleted(key) ? key : null;

    /// <summary>Whether the rows of a project are being removed: nothing may be added to them.</summary>
    public bool IsDeleted(long project) => telemetry.Projects.IsDeleted(session, project);

    /// <summary>Refuses all later writes to a project, also when this store has never heard of it.</summary>
    public void DeleteProject(Guid id)
    {
        _deletedProject = telemetry.Projects.Intern(session, Workspace, scope.WorkspaceId, id, _projects);
        telemetry.Projects.Delete(session, _deletedProject.Value, Now);
    }

    /// <summary>Notes numbers of rows written or deleted, for listeners, where it is not said which.</summary>
    public void Note(long project, int traces = 0, int spans = 0, int threads = 0, int scores = 0)
    {
        if (traces + spans > 0)
            _changedTraces.AddUnknown(project);
        Count(project, traces, spans, threads, scores);
    }

    private void Count(long project, int traces = 0, int spans = 0, int threads = 0, int scores = 0)
    {
        ref var change = ref CollectionsMarshal.GetValueRefOrAddDefault(_changes, project, out _);
        change = change with
        {
            Traces = change.Traces + traces,
            Spans = change.Spans + spans,
            Threads = change.Threads + threads,
            Scores = change.Scores + scores,
        };
    }

    /// <summary>Notes a written row for listeners, and its payload for the substring index.</summary>
    public void Changed(ScoredEntity kind, EntityRow row)
    {
        Count(row.Project, kind == ScoredEntity.Trace ? 1 : 0, kind == ScoredEntity.Span ? 1 : 0);
        Index(kind, row.Seq, row.Signature);
    }

    /// <summary>Notes payloads that were written; what a row held before stays indexed, which costs a second look and no more.</summary>
    public void Index(ScoredEntity kind, long seq, PayloadSignature? signature)
    {
        if (signature is not null)
            PayloadRows.Add(new PayloadRow(kind, seq, signature));
    }

    /// <summary>Something of an entity that experiments show has changed; of traces only.</summary>
    public void Touch(ScoredEntity kind, Guid entity)
    {
        if (kind == ScoredEntity.Trace && telemetry.ExperimentMarks.MayHave(session, entity))
            (_experimentTraces ??= []).Add(entity);
    }

    /// <summary>Lets observers derive what commits together with the rows.</summary>
    public void Derive()
    {
        if (SpanChanges.Count > 0)
            ScoreTable.Place(this);
        if (SpanChanges.Count > 0 || TraceChanges.Count > 0)
        {
            var totals = TraceTotals.Apply(this);
            foreach (var (old, now) in TraceChanges)
                Touch(ScoredEntity.Trace, (now ?? old)!.Id);
            foreach (var (old, now) in totals)
                Touch(ScoredEntity.Trace, (now ?? old)!.Trace);
            foreach (var observer in telemetry.RowObservers)
                observer.Changed(session, SpanChanges, TraceChanges, totals);
        }

        if (_experimentTraces is not null)
            telemetry.ExperimentMarks.Apply(this, _experimentTraces);
        if (PayloadRows.Count == 0)
            return;
        foreach (var observer in telemetry.PayloadObservers)
            observer.Writing(session, PayloadRows);
    }

    /// <summary>The commit is on disk.</summary>
    public void Committed()
    {
        telemetry.Terms.Publish(_terms);
        telemetry.Projects.Publish(scope.WorkspaceId, _workspace, _projects);
        if (_deletedProject is { } deleted)
            telemetry.Projects.Deleted(deleted);
        if (PayloadRows.Count > 0)
        {
            foreach (var observer in telemetry.PayloadObservers)
                observer.Committed(PayloadRows);
        }

        var gone = SpanChanges.Count(static change => change.New is null) + TraceChanges.Count(static change => change.New is null);
        if (gone > 0)
        {
            foreach (var observer in telemetry.PayloadObservers)
                observer.Deleted(gone);
        }

        _changedTraces.Add(TraceChanges, SpanChanges);
        foreach (var (project, change) in _changes)
        {
            if (telemetry.Projects.Id(session, project) is { } id)
                telemetry.Raise(change with { WorkspaceId = scope.WorkspaceId, ProjectId = id, TraceIds = _changedTraces.Of(project) });
        }
    }
}
