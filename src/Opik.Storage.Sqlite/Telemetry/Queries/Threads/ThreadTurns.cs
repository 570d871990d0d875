using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads the turns of a thread: narrow rows only.</summary>
internal static class ThreadTurns
{
    private const string Sql =
        $"SELECT r.id, r.start_time, r.end_time, r.name, r.input_preview, {KnownCost.OfTrace}, t.spans, t.tool_spans, t.error_spans, t.total_tokens, r.error_type "
        + "FROM trace r INDEXED BY trace_thread LEFT JOIN trace_totals t ON t.ws=r.ws AND t.trace=r.id "
        + "WHERE r.project=?1 AND r.thread=?2 ORDER BY r.start_time DESC, r.id DESC LIMIT ?3";

    public static IReadOnlyList<ThreadTurn> Read(ViewContext context, long project, string thread, int most)
    {
        var turns = new List<ThreadTurn>();
        var row = context.Session.Prepare(Sql).Bind(1, project).Bind(2, thread).Bind(3, most);
        try
        {
            while (row.Step())
                turns.Add(Turn(context, row));
        }
        finally
        {
            row.Reset();
        }

        turns.Reverse();
        var scores = ScoreRows.Read(context.Session, context.Workspace, ScoredEntity.Trace, turns.Select(turn => turn.TraceId));
        return turns.ConvertAll(turn => scores.TryGetValue(turn.TraceId, out var own) ? turn with { FeedbackScores = own } : turn);
    }

    private static ThreadTurn Turn(ViewContext context, SqliteStatement row) => new(
        row.Id(0),
        row.Time(1),
        row.NullableTime(2),
        context.Term(row.NullableInt64(3)),
        row.Text(4),
        TraceTotalsRead.Cost(row.NullableDouble(5)),
        row.NullableInt64(6) ?? 0,
        row.NullableInt64(7) ?? 0,
        row.NullableInt64(8) ?? 0,
        row.NullableInt64(9),
        row.Text(10),
        []);
}
