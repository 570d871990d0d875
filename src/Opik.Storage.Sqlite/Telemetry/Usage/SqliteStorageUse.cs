namespace Opik.Storage.Sqlite;

/// <summary>
/// Room of the telemetry file, the index of texts beside it and attached files. The files have the bytes that they have; how
/// they are shared between kinds and workspaces is estimated from some rows, for no table is read whole.
/// </summary>
internal sealed class SqliteStorageUse(SqliteTelemetry telemetry, string searchFolder) : IStorageUse
{
    private const int Samples = 256;

    /// <inheritdoc />
    public Task<StorageUse> MeasureAsync(Scope scope, DateTime since, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(session => Measure(session, telemetry.Projects.Find(session, scope.WorkspaceId), since), cancellationToken);

    private StorageUse Measure(SqliteSession session, long? workspace, DateTime since)
    {
        var shared = SqliteDatabase.Number(session, $"SELECT count(*) FROM workspace WHERE key <> {workspace ?? -1}") > 0;
        var unused = SqliteDatabase.Number(session, "PRAGMA freelist_count") * SqliteDatabase.Number(session, "PRAGMA page_size");
        var file = FileBytes.OfDatabase(telemetry.Database);
        var used = Math.Max(0, file - unused);
        var sets = Math.Min(used, DatasetBytes.Of(session, null));
        var logs = used - sets + FileBytes.OfFolder(searchFolder);
        if (shared && workspace is null)
            return new StorageUse { Shared = true };
        var share = shared ? RowShare(session, workspace!.Value) : 1;
        var (files, newFiles) = Attached(session, workspace, since);
        return new StorageUse
        {
            TracesAndSpans = (long)(logs * share),
            ScoredTraces = workspace is { } own ? (long)(logs * share * ScoredShare(session, own)) : 0,
            Attachments = files,
            ExperimentsDatasetsPrompts = (long)(shared ? Math.Min(used, DatasetBytes.Of(session, workspace)) : sets),
            Other = (long)(unused * share),
            New = workspace is { } key ? (long)Math.Min(logs * share, logs * NewShare(session, key, since)) + newFiles : 0,
            Shared = shared,
        };
    }

    private static double NewShare(SqliteSession session, long workspace, DateTime since)
    {
        var (traces, spans) = (new RowBytes(session, "trace"), new RowBytes(session, "span"));
        var all = traces.All() + spans.All();
        return all == 0 ? 0 : (traces.Since(since, workspace) + spans.Since(since, workspace)) / all;
    }

    // Of some traces of the workspace, evenly taken.
    private static double ScoredShare(SqliteSession session, long workspace)
    {
        var (first, end) = (SqliteDatabase.Number(session, "SELECT coalesce(min(seq), 0) FROM trace"), SqliteDatabase.Number(session, "SELECT coalesce(max(seq) + 1, 0) FROM trace"));
        var row = session.Prepare($"SELECT t.seq, t.ws, {TraceUses.IsScored} FROM trace t WHERE t.seq >= ?1 ORDER BY t.seq LIMIT 1");
        var (traces, scored, step) = (0, 0L, Math.Max(1, (end - first) / Samples));
        for (var next = first; next < end;)
        {
            var found = row.Bind(1, next).Step();
            if (found && row.Int64(1) == workspace)
                (traces, scored) = (traces + 1, scored + row.Int64(2));
            next = found ? Math.Max(next + step, row.Int64(0) + 1) : end;
            row.Reset();
        }

        return traces == 0 ? 0 : (double)scored / traces;
    }

    private static double RowShare(SqliteSession session, long workspace)
    {
        const string Rows = "coalesce(sum(t.traces + t.hidden_traces + t.spans), 0)";
        var all = SqliteDatabase.Number(session, $"SELECT {Rows} FROM project_totals t");
        return all == 0 ? 0 : (double)SqliteDatabase.Number(session, $"SELECT {Rows} FROM project_totals t JOIN project p ON p.key = t.project WHERE p.ws = {workspace}") / all;
    }

    private static (long All, long New) Attached(SqliteSession session, long? workspace, DateTime since)
    {
        var row = session.Prepare("SELECT coalesce(sum(size), 0), coalesce(sum(CASE WHEN created_at >= ?2 THEN size END), 0) FROM attachment WHERE ws = ?1 AND removed_at IS NULL")
            .Bind(1, workspace).Bind(2, since);
        row.Step();
        var bytes = (row.Int64(0), row.Int64(1));
        row.Reset();
        return bytes;
    }
}
