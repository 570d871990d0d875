using System.Diagnostics;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Searches the rows of one trace or one thread, in the order of their start.</summary>
internal static class TextWithin
{
    /// <summary>From so many rows on the index of texts narrows them; below, reading them all is as fast.</summary>
    private const int Indexed = 200;

    // A reader is held meanwhile: what is found by then is of use, the rest is not worth a stuck panel.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private const string TraceSql = "SELECT seq, id, name, NULL, tags, error_type, error_message, flags FROM trace WHERE id=?1 AND ws=?2";

    private const string SpansSql =
        "SELECT seq, id, name, model, tags, error_type, error_message, flags FROM span INDEXED BY span_trace WHERE trace=?1 AND ws=?2 ORDER BY start_time, id";

    private const string TurnsSql =
        "SELECT seq, id, name, NULL, tags, error_type, error_message, flags FROM trace INDEXED BY trace_thread WHERE project=?1 AND thread=?2 ORDER BY start_time, id";

    /// <summary>A trace and its spans; null when there is neither.</summary>
    public static TextSearch? Trace(ViewContext context, Guid trace, string text, int snippets)
    {
        var own = Rows(context.Session.Prepare(TraceSql).Bind(1, trace).Bind(2, context.Workspace));
        var spans = Rows(context.Session.Prepare(SpansSql).Bind(1, trace).Bind(2, context.Workspace));
        return own.Count + spans.Count == 0 ? null : Search(context, text, snippets, own, spans);
    }

    /// <summary>The traces of a thread.</summary>
    public static TextSearch Thread(ViewContext context, long project, string thread, string text, int snippets) =>
        Search(context, text, snippets, Rows(context.Session.Prepare(TurnsSql).Bind(1, project).Bind(2, thread)), []);

    private static TextSearch Search(ViewContext context, string text, int snippets, List<TextRow> traces, List<TextRow> spans)
    {
        var look = new TextLook(context, text);
        var hits = new List<TextHit>();
        var deadline = Stopwatch.GetTimestamp() + (long)(Longest.TotalSeconds * Stopwatch.Frequency);
        var complete = Find(EntityTable.Traces, traces) && Find(EntityTable.Spans, spans);
        return new TextSearch(hits, traces.Count + spans.Count, complete);

        bool Find(EntityTable table, List<TextRow> rows)
        {
            var candidates = Candidates(context, table, rows.Count, text);
            foreach (var row in rows)
            {
                if (Stopwatch.GetTimestamp() > deadline)
                    return false;
                if (look.TryFind(table, row with { Candidate = candidates?.Contains(row.Seq) != false }, hits.Count < snippets, out var part, out var words))
                    hits.Add(new TextHit(row.Id, table.Kind == ScoredEntity.Trace, part.Value, words));
            }

            return true;
        }
    }

    private static SeqBitmap? Candidates(ViewContext context, EntityTable table, int rows, string text) =>
        rows >= Indexed && context.Telemetry.Search?.TryFind(table.Kind, PayloadParts.Input | PayloadParts.Output | PayloadParts.Metadata, text.ToLowerInvariant(), out var found) == true ? found : null;

    private static List<TextRow> Rows(SqliteStatement row)
    {
        var rows = new List<TextRow>();
        try
        {
            while (row.Step())
                rows.Add(new TextRow(row.Int64(0), row.Id(1), row.NullableInt64(2), row.NullableInt64(3), row.Text(4), row.Text(5), row.Text(6), row.Int64(7), true));
        }
        finally
        {
            row.Reset();
        }

        return rows;
    }
}
