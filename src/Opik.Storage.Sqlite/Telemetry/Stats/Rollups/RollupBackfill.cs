using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Counts the rows that are older than their roll-ups: after an upgrade from a version without them, or when the format
/// has changed. Works in small writes, each of which commits its progress with what it counted, so that it may be
/// killed at any moment; until it is done, statistics read the rows themselves.
/// </summary>
internal sealed class RollupBackfill(SqliteDatabase database, RollupObserver observer, int pieceRows = RollupBackfill.DefaultPieceRows) : IStatsCatchUp
{
    // Some ten milliseconds, between which other writes have their turn.
    private const int DefaultPieceRows = 2000;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await StepAsync(cancellationToken).ConfigureAwait(false))
        {
            // The next piece.
        }
    }

    /// <summary>Counts one piece; false when everything is counted.</summary>
    public Task<bool> StepAsync(CancellationToken cancellationToken) => database.WriteAsync(Step, cancellationToken: cancellationToken);

    /// <summary>Throws all roll-ups away and counts every row anew.</summary>
    public Task RestartAsync(CancellationToken cancellationToken) => database.WriteAsync(Restart, cancellationToken: cancellationToken);

    private void Restart(SqliteSession session)
    {
        session.Run("DELETE FROM rollup; DELETE FROM rollup_term; DELETE FROM project_totals;");
        new RollupProgress(RollupCodec.Format, 0, Max(session, "trace"), 0, Max(session, "span")).Write(session);
        observer.Restarted();
    }

    // True when more is to be done.
    private bool Step(SqliteSession session)
    {
        var progress = RollupProgress.Read(session);
        if (progress.Format != RollupCodec.Format)
        {
            Restart(session);
            return true;
        }

        if (progress.IsComplete)
            return false;
        observer.ProgressChanged();
        if (progress.TraceDone < progress.TraceLimit)
        {
            var (traces, done) = Traces(session, progress);
            observer.Backfill([], traces);
            (progress with { TraceDone = done }).Write(session);
        }
        else
        {
            var (spans, done) = Spans(session, progress);
            observer.Backfill(spans, []);
            (progress with { SpanDone = done }).Write(session);
        }

        return true;
    }

    private (List<(TraceFacts Trace, TraceTotalsFacts? Totals, long LastUpdatedAt)> Traces, long Done) Traces(SqliteSession session, RollupProgress progress)
    {
        var traces = new List<(TraceFacts Trace, TraceTotalsFacts? Totals, long LastUpdatedAt)>(pieceRows);
        var rows = session.Prepare("""
            SELECT seq, ws, project, id, name, thread, start_time, end_time, ttft, source, error_type IS NOT NULL, flags, json_array_length(tags), last_updated_at
            FROM trace WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT ?3
            """).Bind(1, progress.TraceDone).Bind(2, progress.TraceLimit).Bind(3, (long)pieceRows);
        while (rows.Step())
        {
            var facts = new TraceFacts(
                rows.Int64(0), rows.Int64(1), rows.Int64(2), rows.Id(3), rows.NullableInt64(4), rows.Text(5), rows.Int64(6), rows.NullableInt64(7),
                rows.NullableDouble(8), (EntitySource)rows.Int32(9), rows.Int32(10) != 0, rows.Int32(11), rows.Int32(12));
            traces.Add((facts, TraceRollupRows.Totals(session, facts.Workspace, facts.Id), rows.Int64(13)));
        }

        rows.Reset();
        return (traces, traces.Count < pieceRows ? progress.TraceLimit : traces[^1].Trace.Seq);
    }

    private (List<SpanFacts> Spans, long Done) Spans(SqliteSession session, RollupProgress progress)
    {
        var spans = new List<SpanFacts>(pieceRows);
        var rows = session.Prepare("""
            SELECT seq, ws, project, id, trace, type, name, model, provider, start_time, end_time, cost, usage, source, error_type IS NOT NULL, flags, json_array_length(tags)
            FROM span WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT ?3
            """).Bind(1, progress.SpanDone).Bind(2, progress.SpanLimit).Bind(3, (long)pieceRows);
        while (rows.Step())
        {
            spans.Add(new SpanFacts(
                rows.Int64(0), rows.Int64(1), rows.Int64(2), rows.Id(3), rows.Id(4), (SpanType)rows.Int32(5), rows.NullableInt64(6), rows.NullableInt64(7),
                rows.NullableInt64(8), rows.Int64(9), rows.NullableInt64(10), rows.NullableDouble(11), UsageJson.Read(rows.Blob(12)), null,
                (EntitySource)rows.Int32(13), rows.Int32(14) != 0, rows.Int32(15), rows.Int32(16)));
        }

        rows.Reset();
        return (spans, spans.Count < pieceRows ? progress.SpanLimit : spans[^1].Seq);
    }

    private static long Max(SqliteSession session, string table)
    {
        var row = session.Prepare($"SELECT coalesce(max(seq), 0) FROM {table}");
        row.Step();
        var max = row.Int64(0);
        row.Reset();
        return max;
    }
}
