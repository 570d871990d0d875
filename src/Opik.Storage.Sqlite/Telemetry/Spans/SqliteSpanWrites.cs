using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="ISpanWrites" />
internal sealed class SqliteSpanWrites(SqliteTelemetry telemetry) : ISpanWrites
{
    private const RowFields CostInputs = RowFields.Model | RowFields.Provider | RowFields.Usage | RowFields.Metadata;

    /// <inheritdoc />
    public Task CreateAsync(Scope scope, Span span, CancellationToken cancellationToken)
    {
        var row = SpanEncoder.Encode(span, telemetry.Cost, telemetry.Now);
        return telemetry.WriteAsync(scope, write => Create(write, row), cancellationToken);
    }

    /// <inheritdoc />
    public Task UpsertAsync(Scope scope, IReadOnlyList<Span> spans, CancellationToken cancellationToken)
    {
        if (spans.Count == 0)
            return Task.CompletedTask;
        var now = telemetry.Now;
        var rows = new SpanRow[spans.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = SpanEncoder.Encode(spans[i], telemetry.Cost, now);
        return telemetry.WriteAsync(scope, write => Upsert(write, rows), cancellationToken);
    }

    /// <inheritdoc />
    public Task PatchAsync(Scope scope, Guid id, SpanPatch patch, CancellationToken cancellationToken)
    {
        var row = SpanEncoder.Encode(id, patch, telemetry.Now);
        var removed = TagSet.Of(patch.TagsToRemove);
        return telemetry.WriteAsync(scope, write => Patch(write, row, removed), cancellationToken);
    }

    /// <inheritdoc />
    public Task PatchManyAsync(Scope scope, IReadOnlyList<Guid> ids, SpanPatch patch, bool mergeTags, CancellationToken cancellationToken)
    {
        var row = SpanEncoder.Encode(Guid.Empty, patch, telemetry.Now, mergeTags);
        var removed = TagSet.Of(patch.TagsToRemove);
        return telemetry.WriteAsync(
            scope,
            write =>
            {
                row.Intern(write);
                foreach (var id in ids)
                {
                    if (Load(write, id) is { } stored)
                        Apply(write, stored, row, removed);
                }
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        EntityDeletion.InChunksAsync(
            ids,
            chunk => telemetry.WriteAsync(
                scope,
                write =>
                {
                    foreach (var id in chunk)
                    {
                        if (SpanTable.Load(write, id) is { } stored)
                            EntityDeletion.Delete(write, stored);
                    }
                },
                cancellationToken));

    /// <summary>Writes encoded rows.</summary>
    internal static void Upsert(TelemetryWrite write, SpanRow[] rows)
    {
        var insert = SpanTable.PrepareInsert(write.Session);
        var insertPayload = PayloadTable.PrepareInsert(write.Session, ScoredEntity.Span);
        foreach (var row in rows)
        {
            row.Intern(write);
            if (InsertOrLoad(write, insert, row) is not { } stored)
                Inserted(write, row, insertPayload);
            else if (RowMerge.Replaces(stored, row))
                Succeed(write, stored, row);
        }
    }

    private static void Create(TelemetryWrite write, SpanRow row)
    {
        row.Intern(write);
        if (InsertOrLoad(write, SpanTable.PrepareInsert(write.Session), row) is not { } stored)
        {
            Inserted(write, row, PayloadTable.PrepareInsert(write.Session, ScoredEntity.Span));
            return;
        }

        Check(stored, row, row.ProjectId is not null);
        if (stored.IsPartial)
            Succeed(write, stored, row);
    }

    private static void Patch(TelemetryWrite write, SpanRow patch, TagSet? removed)
    {
        patch.Intern(write);
        if (Load(write, patch.Id) is { } stored)
        {
            Check(stored, patch, patch.ProjectId is not null);
            Apply(write, stored, patch, removed);
            return;
        }

        if (patch.ProjectId is null)
            throw new EntityNotFoundException($"Span id: {patch.Id:D} not found");
        UpdateCost(write, patch);
        SpanTable.TryInsert(write.Session, SpanTable.PrepareInsert(write.Session), write.Workspace, patch);
        Inserted(write, patch, PayloadTable.PrepareInsert(write.Session, ScoredEntity.Span));
    }

    private static void Check(SpanRow stored, SpanRow incoming, bool namesProject)
    {
        if (namesProject && stored.Project != incoming.Project)
            throw new StoreConflictException("Project name and workspace name do not match the existing span");
        if (stored.Trace != incoming.Trace)
            throw new StoreConflictException("trace_id does not match the existing span");
        if (stored.Parent != incoming.Parent)
            throw new StoreConflictException("parent_span_id does not match the existing span");
    }

    private static SpanRow? Load(TelemetryWrite write, Guid id) => EntityDeletion.Living(write, SpanTable.Load(write, id));

    // The row that has the id; null: none, the new one is inserted.
    private static SpanRow? InsertOrLoad(TelemetryWrite write, SqliteStatement insert, SpanRow row)
    {
        if (SpanTable.TryInsert(write.Session, insert, write.Workspace, row))
            return null;
        if (Load(write, row.Id) is { } stored)
            return stored;
        SpanTable.TryInsert(write.Session, insert, write.Workspace, row);
        return null;
    }

    private static void Inserted(TelemetryWrite write, SpanRow row, SqliteStatement insertPayload)
    {
        PayloadTable.Insert(insertPayload, row);
        write.Changed(ScoredEntity.Span, row);
        write.SpanChanges.Add(new RowChange<SpanFacts>(null, row.Facts(write.Workspace)));
    }

    private static void Succeed(TelemetryWrite write, SpanRow stored, SpanRow row)
    {
        var old = stored.Facts(write.Workspace);
        stored.Payload = PayloadTable.Load(write.Session, ScoredEntity.Span, stored.Seq);
        RowMerge.Succeed(stored, row);
        if ((row.Patched & CostInputs) != RowFields.None)
            UpdateCost(write, row);
        Store(write, old, row, payloadChanged: true);
    }

    private static void Apply(TelemetryWrite write, SpanRow stored, SpanRow patch, TagSet? removed)
    {
        var old = stored.Facts(write.Workspace);
        var payloadChanged = patch.Payload is not null;
        if (payloadChanged)
            stored.Payload = PayloadTable.Load(write.Session, ScoredEntity.Span, stored.Seq);
        RowMerge.Apply(stored, patch, removed);
        if ((patch.Patched & CostInputs) != RowFields.None)
            UpdateCost(write, stored);
        Store(write, old, stored, payloadChanged);
        write.Index(ScoredEntity.Span, stored.Seq, patch.Signature);
    }

    private static void Store(TelemetryWrite write, SpanFacts old, SpanRow row, bool payloadChanged)
    {
        SpanTable.Update(write, old, row);
        if (payloadChanged)
            PayloadTable.Replace(write.Session, ScoredEntity.Span, row);
        if (old.TraceId != row.Trace)
            ScoreTable.Move(write, row.Id, row.Trace);
        write.Changed(ScoredEntity.Span, row);
        write.SpanChanges.Add(new RowChange<SpanFacts>(old, row.Facts(write.Workspace)));
    }

    // The texts of a merged row are known only here; prices are a look-up in memory.
    private static void UpdateCost(TelemetryWrite write, SpanRow row)
    {
        if (row.Flags.HasFlag(RowFlags.ManualCost) || write.Telemetry.Cost is not { } cost)
            return;
        var model = write.Telemetry.Terms.WriterText(write.Session, row.Model);
        var estimate = cost.Estimate(model, row.ProviderText, row.Usage?.Values, null);
        if (estimate is null && row.Flags.HasFlag(RowFlags.HasMetadata))
        {
            var payload = row.Payload ?? PayloadTable.Load(write.Session, ScoredEntity.Span, row.Seq);
            estimate = cost.Estimate(model, row.ProviderText, row.Usage?.Values, PayloadCodec.Decode(payload, PayloadParts.Metadata).Metadata);
        }

        row.Cost = SpanEncoder.Rounded(estimate);
    }
}
