using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="ITraceWrites" />
internal sealed class SqliteTraceWrites(SqliteTelemetry telemetry) : ITraceWrites
{
    /// <inheritdoc />
    public Task CreateAsync(Scope scope, Trace trace, CancellationToken cancellationToken)
    {
        var row = TraceEncoder.Encode(trace, telemetry.Now);
        return telemetry.WriteAsync(scope, write => Create(write, row), cancellationToken);
    }

    /// <inheritdoc />
    public Task UpsertAsync(Scope scope, IReadOnlyList<Trace> traces, CancellationToken cancellationToken)
    {
        if (traces.Count == 0)
            return Task.CompletedTask;
        var now = telemetry.Now;
        var rows = new TraceRow[traces.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = TraceEncoder.Encode(traces[i], now);
        return telemetry.WriteAsync(scope, write => Upsert(write, rows), cancellationToken);
    }

    /// <inheritdoc />
    public Task PatchAsync(Scope scope, Guid id, TracePatch patch, CancellationToken cancellationToken)
    {
        var row = TraceEncoder.Encode(id, patch, telemetry.Now);
        var removed = TagSet.Of(patch.TagsToRemove);
        return telemetry.WriteAsync(scope, write => Patch(write, row, removed), cancellationToken);
    }

    /// <inheritdoc />
    public Task PatchManyAsync(Scope scope, IReadOnlyList<Guid> ids, TracePatch patch, bool mergeTags, CancellationToken cancellationToken)
    {
        var row = TraceEncoder.Encode(Guid.Empty, patch, telemetry.Now, mergeTags);
        var removed = TagSet.Of(patch.TagsToRemove);
        return telemetry.WriteAsync(
            scope,
            write =>
            {
                row.Intern(write);
                var threads = new ThreadActivity();
                foreach (var id in ids)
                {
                    if (Load(write, id) is { } stored)
                        Apply(write, stored, row, removed, threads);
                }

                threads.Apply(write);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, Guid? projectId, CancellationToken cancellationToken) =>
        new TraceDeletion(telemetry, scope, projectId).DeleteAsync(ids, cancellationToken);

    private static void Upsert(TelemetryWrite write, TraceRow[] rows)
    {
        var insert = TraceTable.PrepareInsert(write.Session);
        var insertPayload = PayloadTable.PrepareInsert(write.Session, ScoredEntity.Trace);
        var threads = new ThreadActivity();
        foreach (var row in rows)
        {
            row.Intern(write);
            if (InsertOrLoad(write, insert, row) is not { } stored)
                Inserted(write, row, insertPayload, threads);
            else if (RowMerge.Replaces(stored, row))
                Succeed(write, stored, row, threads);
        }

        threads.Apply(write);
    }

    private static void Create(TelemetryWrite write, TraceRow row)
    {
        row.Intern(write);
        var threads = new ThreadActivity();
        if (InsertOrLoad(write, TraceTable.PrepareInsert(write.Session), row) is not { } stored)
        {
            Inserted(write, row, PayloadTable.PrepareInsert(write.Session, ScoredEntity.Trace), threads);
        }
        else
        {
            CheckProject(stored, row);
            if (!stored.IsPartial)
                throw new StoreConflictException("Trace already exists");
            Succeed(write, stored, row, threads);
        }

        threads.Apply(write);
    }

    private static void Patch(TelemetryWrite write, TraceRow patch, TagSet? removed)
    {
        patch.Intern(write);
        var threads = new ThreadActivity();
        if (Load(write, patch.Id) is { } stored)
        {
            if (patch.ProjectId is not null)
                CheckProject(stored, patch);
            Apply(write, stored, patch, removed, threads);
        }
        else
        {
            if (patch.ProjectId is null)
                throw new EntityNotFoundException($"Trace id: {patch.Id:D} not found");
            TraceTable.TryInsert(write.Session, TraceTable.PrepareInsert(write.Session), write.Workspace, patch);
            Inserted(write, patch, PayloadTable.PrepareInsert(write.Session, ScoredEntity.Trace), threads);
        }

        threads.Apply(write);
    }

    private static void CheckProject(TraceRow stored, TraceRow incoming)
    {
        if (stored.Project != incoming.Project)
            throw new StoreConflictException("Project name and workspace name do not match the existing trace");
    }

    private static TraceRow? Load(TelemetryWrite write, Guid id) => EntityDeletion.Living(write, TraceTable.Load(write, id));

    // The row that has the id; null: none, the new one is inserted.
    private static TraceRow? InsertOrLoad(TelemetryWrite write, SqliteStatement insert, TraceRow row)
    {
        if (TraceTable.TryInsert(write.Session, insert, write.Workspace, row))
            return null;
        if (Load(write, row.Id) is { } stored)
            return stored;
        TraceTable.TryInsert(write.Session, insert, write.Workspace, row);
        return null;
    }

    private static void Inserted(TelemetryWrite write, TraceRow row, SqliteStatement insertPayload, ThreadActivity threads)
    {
        PayloadTable.Insert(insertPayload, row);
        write.Changed(ScoredEntity.Trace, row);
        write.TraceChanges.Add(new RowChange<TraceFacts>(null, row.Facts(write.Workspace)));
        threads.Written(null, row);
    }

    private static void Succeed(TelemetryWrite write, TraceRow stored, TraceRow row, ThreadActivity threads)
    {
        var old = stored.Facts(write.Workspace);
        stored.Payload = PayloadTable.Load(write.Session, ScoredEntity.Trace, stored.Seq);
        RowMerge.Succeed(stored, row);
        Store(write, old, row, threads, payloadChanged: true);
    }

    private static void Apply(TelemetryWrite write, TraceRow stored, TraceRow patch, TagSet? removed, ThreadActivity threads)
    {
        var old = stored.Facts(write.Workspace);
        var payloadChanged = patch.Payload is not null;
        if (payloadChanged)
            stored.Payload = PayloadTable.Load(write.Session, ScoredEntity.Trace, stored.Seq);
        RowMerge.Apply(stored, patch, removed);
        Store(write, old, stored, threads, payloadChanged);
        write.Index(ScoredEntity.Trace, stored.Seq, patch.Signature);
    }

    private static void Store(TelemetryWrite write, TraceFacts old, TraceRow row, ThreadActivity threads, bool payloadChanged)
    {
        TraceTable.Update(write, old, row);
        if (payloadChanged)
            PayloadTable.Replace(write.Session, ScoredEntity.Trace, row);
        write.Changed(ScoredEntity.Trace, row);
        write.TraceChanges.Add(new RowChange<TraceFacts>(old, row.Facts(write.Workspace)));
        threads.Written(old, row);
    }
}
