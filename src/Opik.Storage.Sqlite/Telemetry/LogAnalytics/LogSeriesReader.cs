namespace Opik.Storage.Sqlite;

/// <summary>Reads the lines of a chart.</summary>
internal sealed class LogSeriesReader(SqliteSession session, TermTable terms, StatsRequest request, LogSeriesQuery query, MetricBuckets buckets, CancellationToken cancellationToken)
{
    /// <summary>Rows of a sample: with what a group is read by, some 50 to 80 µs each, wherever they lie.</summary>
    public const int MostRows = 5_000;

    private readonly List<LogSeriesLine> _lines = [];
    private LogPrecision _precision = new(false, 1);
    private int _groups;

    /// <summary>The lines, how many groups there are, and how the numbers were come by.</summary>
    public (IReadOnlyList<LogSeriesLine> Lines, int Groups, LogPrecision Precision) Read()
    {
        List<LogMeasure> ofCells = [.. query.Measures.Where(CellMeasure.IsOfCells)];
        if (ofCells.Count > 0)
            AddCells(ofCells);
        foreach (var measure in query.Measures.Where(measure => !CellMeasure.IsOfCells(measure)))
            AddValues(measure);
        return (_lines, _groups, _precision);
    }

    private void AddCells(List<LogMeasure> measures)
    {
        // Roll-ups do not keep the wait for the first token.
        var rowsOnly = measures.Any(measure => measure.Kind == LogMeasureKind.FirstToken);
        if (query.Group is null && !rowsOnly)
        {
            var all = new LogCells(session, terms, cancellationToken).Read(request, buckets);
            Join(all.Precision);
            AddLines(null, all.Cells, Rows(all.Cells), measures);
            return;
        }

        var table = new CellSource(session, terms, cancellationToken, mostRows: MostRows).Read(request, buckets, query.Group, rowsOnly);
        Join(table.Precision);
        if (query.Group is not { } group)
        {
            AddLines(null, table[string.Empty], Rows(table[string.Empty]), measures);
            return;
        }

        _groups = table.Groups.Count;
        // The share of one type of error is that of all rows, not of the rows that have it.
        var ofAll = group.Field is BreakdownField.ErrorType or BreakdownField.ErrorInfo ? Rows([.. table.Groups.Values]) : null;
        var weight = CellMeasure.Weight(measures[0]);
        var errors = measures[0].Kind is LogMeasureKind.Errors or LogMeasureKind.ErrorRate;
        foreach (var (name, cells) in table.Top(query.Groups, weight))
        {
            if (!errors || cells.Any(cell => cell?.Errors > 0))
                AddLines(name, cells, ofAll ?? Rows(cells), measures);
        }
    }

    private void AddLines(string? group, RollupCell?[] cells, long[] rows, List<LogMeasure> measures)
    {
        RollupCell? whole = null;
        foreach (var cell in cells)
        {
            if (cell is not null)
                (whole ??= cell.Durations is ExactDurations ? new RollupCell(new ExactDurations()) : new RollupCell()).Add(cell, 1);
        }

        foreach (var measure in measures)
        {
            var values = new double?[cells.Length];
            for (var i = 0; i < cells.Length; i++)
                values[i] = CellMeasure.Value(measure, cells[i], rows[i]);
            _lines.Add(new LogSeriesLine(group, measure.Name, values, CellMeasure.Value(measure, whole, rows.Sum()), whole?.Count ?? 0));
        }
    }

    private void AddValues(LogMeasure measure)
    {
        var scores = measure.Kind == LogMeasureKind.Score;
        var values = new LogValueSeries(session, terms, request, query.Group, buckets, cancellationToken);
        var table = scores ? values.Scores(measure.Key) : values.FailedGuardrails(measure.Name);
        Join(values.Precision);
        var named = query.Group is null;
        if (!named)
            _groups = Math.Max(_groups, table.Count);
        foreach (var (name, sums) in table.Ranked(named ? LogValueSeries.MostNames : query.Groups))
        {
            var (sum, count) = (sums.Sum(one => one.Sum), sums.Sum(one => one.Count));
            double? Value(double total, long rows) => !scores ? total : rows == 0 ? null : total / rows;
            _lines.Add(new LogSeriesLine(
                named ? null : name, !named ? measure.Name : scores ? $"scores.{name}" : name, Array.ConvertAll(sums, one => Value(one.Sum, one.Count)), Value(sum, count), count));
        }
    }

    private void Join(LogPrecision precision) =>
        _precision = new LogPrecision(_precision.Estimated || precision.Estimated, Math.Min(_precision.Sample, precision.Sample));

    private long[] Rows(params RollupCell?[][] groups)
    {
        var rows = new long[buckets.Count];
        foreach (var cells in groups)
        {
            for (var i = 0; i < rows.Length; i++)
                rows[i] += cells[i]?.Count ?? 0;
        }

        return rows;
    }
}
