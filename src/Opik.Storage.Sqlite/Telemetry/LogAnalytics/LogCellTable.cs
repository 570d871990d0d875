namespace Opik.Storage.Sqlite;

/// <summary>Cells by interval, and how they were come by.</summary>
/// <param name="buckets">Number of intervals.</param>
/// <param name="stride">Rows that each row read stands for.</param>
/// <param name="sketch">Whether durations are kept in buckets although every row is read: what is added may come from roll-ups.</param>
internal sealed class LogCellTable(int buckets, int stride, bool sketch = false)
{
    private readonly RollupCell?[] _cells = new RollupCell?[buckets];

    /// <summary>The cells; null where there are no rows.</summary>
    public RollupCell?[] Cells => _cells;

    /// <summary>Rows that each row read stands for.</summary>
    public int Stride => stride;

    /// <summary>Whether counts are estimates.</summary>
    public bool Estimated { get; set; }

    /// <summary>Share of the rows that were read.</summary>
    public double Sample { get; init; } = 1.0 / stride;

    /// <summary>How the numbers were come by.</summary>
    public LogPrecision Precision => new(Estimated, Sample);

    /// <summary>The cell of an interval, made when new.</summary>
    public RollupCell Cell(int index) => _cells[index] ??= stride > 1 || sketch ? new RollupCell() : new RollupCell(new ExactDurations());

    /// <summary>Adds the cells of another table.</summary>
    public void Add(LogCellTable other)
    {
        for (var i = 0; i < buckets; i++)
        {
            if (other._cells[i] is { } cell)
                Cell(i).Add(cell, 1);
        }

        Estimated |= other.Estimated;
    }

    /// <summary>Sets counts that are known exactly; sums of the sample follow the count.</summary>
    public void Scale(int index, long count, long errors)
    {
        if (count == 0 && _cells[index] is null)
            return;
        var cell = Cell(index);
        if (cell.Count > 0)
            cell.Scale((double)count / cell.Count);
        (cell.Count, cell.Errors) = (count, errors);
    }

    /// <summary>Sets a count that is known exactly; everything else of the sample follows it.</summary>
    public void Scale(int index, long count)
    {
        if (_cells[index] is { Count: > 0 } cell)
            Scale(index, count, (long)Math.Round((double)cell.Errors * count / cell.Count));
    }

    /// <summary>The numbers of an interval.</summary>
    public LogTotals Totals(int index) => _cells[index] is not { } cell ? new LogTotals() : new LogTotals
    {
        Count = cell.Count,
        Errors = cell.Errors,
        P50 = cell.Durations.Quantile(0.5) / 1000,
        P90 = cell.Durations.Quantile(0.9) / 1000,
        P95 = cell.Durations.Quantile(0.95) / 1000,
        P99 = cell.Durations.Quantile(0.99) / 1000,
        Average = cell.Finished == 0 ? null : (double)cell.DurationSum / 1000 / cell.Finished,
        Cost = cell.CostUsd,
        Tokens = cell.Usage.Tokens,
    };
}
