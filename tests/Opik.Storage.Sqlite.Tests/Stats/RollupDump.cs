using System.Globalization;
using System.Text;
using Opik.Storage.Sqlite;

namespace Opik.Storage.Sqlite.Tests.Stats;

/// <summary>Everything the roll-ups of a store hold, as comparable text.</summary>
internal static class RollupDump
{
    public static Task<SortedDictionary<string, string>> ReadAsync(SqliteTelemetry telemetry) => telemetry.Database.ReadAsync(session =>
    {
        var dump = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var cells = session.Prepare("SELECT project, kind, dim, hour, term, source, rows, cell FROM rollup");
        while (cells.Step())
        {
            var cell = new RollupCell();
            RollupCodec.AddEncoded(cell, cells.Blob(7));
            var key = string.Join('/', Enumerable.Range(0, 6).Select(i => cells.Int64(i).ToString(CultureInfo.InvariantCulture)));
            dump.Add(key, $"rows {cells.Int64(6)} {Text(cell)}");
        }

        cells.Reset();
        var totals = session.Prepare("SELECT project, traces, hidden_traces, spans, trace_errors, span_errors FROM project_totals");
        while (totals.Step())
            dump.Add($"totals {totals.Int64(0)}", string.Join('/', Enumerable.Range(1, 5).Select(i => totals.Int64(i).ToString(CultureInfo.InvariantCulture))));
        totals.Reset();
        return dump;
    });

    private static string Text(RollupCell cell)
    {
        var writer = new CellWriter();
        ((LogSketch)cell.Durations).Encode(writer);
        var usage = new StringBuilder();
        foreach (var (key, (sum, rows)) in cell.Usage.Keys.OrderBy(key => key.Key, StringComparer.Ordinal))
            usage.Append(CultureInfo.InvariantCulture, $" {key}={sum}:{rows}");
        return $"{cell.Count} {cell.Errors} {cell.Inputs} {cell.Outputs} {cell.Metadata} {cell.Tags} {cell.Spans} {cell.LlmSpans} {cell.Cost} {cell.Costed} "
            + $"{cell.DurationSum} {cell.Finished} {Convert.ToHexString(writer.Written)}{usage}";
    }
}
