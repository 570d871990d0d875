using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Removes files by age. The row stays and says when; a partial index holds those that are not removed, so that a pass meets
/// nothing twice.
/// </summary>
internal sealed class SqliteOldAttachments(SqliteTelemetry telemetry) : IOldAttachments
{
    private const int Candidates = 200;

    // ?1 workspace, ?2 and ?3 ids of the age
    private const string Aged = "FROM attachment a INDEXED BY attachment_kept WHERE a.ws = ?1 AND a.removed_at IS NULL AND a.entity >= ?2 AND a.entity < ?3";

    // The trace of the file's trace or span; of a span that is not there, none.
    private const string Trace = "(CASE a.kind WHEN 1 THEN a.entity ELSE (SELECT s.trace FROM span s WHERE s.id = a.entity AND s.ws = a.ws) END)";

    private const string Kept = $"""
        (EXISTS (SELECT 1 FROM experiment_item i WHERE i.trace = {Trace} AND i.ws = a.ws)
          OR EXISTS (SELECT 1 FROM dataset_item i INDEXED BY dataset_item_trace JOIN dataset d ON d.key = i.dataset WHERE i.trace = {Trace} AND d.ws = a.ws)
          OR EXISTS (SELECT 1 FROM dataset_item i INDEXED BY dataset_item_span JOIN dataset d ON d.key = i.dataset WHERE i.span = a.entity AND d.ws = a.ws))
        """;

    private const string FindSql = $"""
        SELECT a.entity, a.kind, a.file_name, {Kept} {Aged} AND (a.entity, a.kind, a.file_name) > (?4, ?5, ?6)
        ORDER BY a.entity, a.kind, a.file_name LIMIT 1000
        """;

    // What an experiment or dataset came to use just now stays.
    private const string RemoveSql = $"""
        UPDATE attachment AS a SET removed_at = ?5 WHERE a.ws = ?1 AND a.kind = ?2 AND a.entity = ?3 AND a.file_name = ?4 AND a.removed_at IS NULL AND NOT {Kept}
        RETURNING blob_key
        """;

    public async Task<(int Removed, AttachmentCursor? Next)> RemovePieceAsync(Scope scope, RetentionRange range, AttachmentCursor? after, CancellationToken cancellationToken)
    {
        var (found, walked) = await telemetry.Database.ReadAsync(session => Find(session, scope, range, after), cancellationToken).ConfigureAwait(false);
        if (walked is null || found.Count == 0)
            return (0, walked);
        var (looked, removed) = await telemetry.WriteAsync(scope, write => Remove(write, found), cancellationToken).ConfigureAwait(false);
        return (removed, looked == found.Count ? walked : found[looked - 1]);
    }

    public Task<(long Files, long Bytes)> CountAsync(Scope scope, RetentionRange range, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace
                ? Sum(session.Prepare($"SELECT count(*), coalesce(sum(a.size), 0) {Aged} AND NOT {Kept}").Bind(1, workspace).Bind(2, IdRange.Floor(range.From)).Bind(3, IdRange.Floor(range.Before)))
                : default,
            cancellationToken);

    public Task<(long Files, long Bytes)> CountOfTracesAsync(Scope scope, Guid projectId, RetentionReach reach, RetentionRange? counted, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                if (telemetry.Projects.Find(session, scope.WorkspaceId) is not { } workspace || telemetry.Projects.Find(session, scope.WorkspaceId, projectId) is not { } project)
                    return default;
                var sql = $"""
                    SELECT count(*), coalesce(sum(a.size), 0) FROM attachment a INDEXED BY attachment_kept CROSS JOIN trace t ON t.id = {Trace} AND t.ws = a.ws
                    WHERE a.ws = ?7 AND a.removed_at IS NULL AND a.entity >= ?2 AND a.entity < ?3 AND NOT (a.entity >= ?8 AND a.entity < ?9 AND NOT {Kept})
                      AND t.project = ?1 AND ({TraceUses.IsDue(reach.Differs)}) AND NOT {TraceUses.Experiment}
                    """;
                var skipped = counted ?? RetentionRange.Nothing;
                var row = session.Prepare(sql).Bind(1, project).Bind(7, workspace).Bind(8, IdRange.Floor(skipped.From)).Bind(9, IdRange.Floor(skipped.Before));
                return Sum(IdRange.Bind(row, reach, IdRange.Floor(reach.From)));
            },
            cancellationToken);

    private (List<AttachmentCursor> Found, AttachmentCursor? Walked) Find(SqliteSession session, Scope scope, RetentionRange range, AttachmentCursor? after)
    {
        var found = new List<AttachmentCursor>();
        AttachmentCursor? walked = null;
        if (telemetry.Projects.Find(session, scope.WorkspaceId) is not { } workspace)
            return (found, walked);
        var rows = session.Prepare(FindSql).Bind(1, workspace).Bind(2, IdRange.Floor(range.From)).Bind(3, IdRange.Floor(range.Before))
            .Bind(4, after?.EntityId ?? Guid.Empty).Bind(5, (long)(after?.Kind ?? default(ScoredEntity))).Bind(6, after?.FileName ?? string.Empty);
        while (found.Count < Candidates && rows.Step())
        {
            walked = new AttachmentCursor(rows.Id(0), (ScoredEntity)rows.Int32(1), rows.Text(2)!);
            if (rows.Int64(3) == 0)
                found.Add(walked.Value);
        }

        rows.Reset();
        return (found, walked);
    }

    private static (int Looked, int Removed) Remove(TelemetryWrite write, List<AttachmentCursor> found)
    {
        var turn = WriterTurn.Begin();
        var (looked, removed) = (0, 0);
        do
        {
            var file = found[looked++];
            var row = write.Session.Prepare(RemoveSql).Bind(1, write.Workspace).Bind(2, (long)file.Kind).Bind(3, file.EntityId).Bind(4, file.FileName).Bind(5, write.Now);
            var blob = row.Step() ? row.Text(0) : null;
            row.Reset();
            if (blob is null)
                continue;
            write.Session.Prepare("INSERT OR IGNORE INTO blob_garbage (blob_key) VALUES (?1)").Bind(1, blob).Execute();
            removed++;
        }
        while (looked < found.Count && !turn.IsOver);

        return (looked, removed);
    }

    private static (long Files, long Bytes) Sum(SqliteStatement row)
    {
        row.Step();
        var sum = (row.Int64(0), row.Int64(1));
        row.Reset();
        return sum;
    }
}
