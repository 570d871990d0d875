namespace Opik.Storage.Sqlite;

/// <summary>
/// Everything that is counted about a set of traces or spans. Cells add up and take out exactly: all members are whole
/// numbers (cost in 10⁻¹² USD, time in microseconds), never floating sums.
/// </summary>
internal sealed class RollupCell(DurationSet durations)
{
    /// <summary>Cost units per USD.</summary>
    public const double CostScale = 1e12;

    /// <summary>A cell with a duration sketch.</summary>
    public RollupCell() : this(new LogSketch())
    {
    }

    /// <summary>Rows.</summary>
    public long Count { get; set; }

    /// <summary>Rows with an error.</summary>
    public long Errors { get; set; }

    /// <summary>Rows with an input.</summary>
    public long Inputs { get; set; }

    /// <summary>Rows with an output.</summary>
    public long Outputs { get; set; }

    /// <summary>Rows with metadata.</summary>
    public long Metadata { get; set; }

    /// <summary>Tags of all rows.</summary>
    public long Tags { get; set; }

    /// <summary>Spans of the traces.</summary>
    public long Spans { get; set; }

    /// <summary>Language model calls of the traces.</summary>
    public long LlmSpans { get; set; }

    /// <summary>Cost in units of 1/<see cref="CostScale"/> USD.</summary>
    public Int128 Cost { get; set; }

    /// <summary>Rows whose cost is more than 0.</summary>
    public long Costed { get; set; }

    /// <summary>Sum of the durations of finished rows, microseconds.</summary>
    public Int128 DurationSum { get; set; }

    /// <summary>Finished rows.</summary>
    public long Finished { get; set; }

    /// <summary>Durations of finished rows.</summary>
    public DurationSet Durations { get; } = durations;

    /// <summary>Times until the first token, microseconds; null when none is known. Rows bring them, stored roll-ups do not.</summary>
    public LogSketch? FirstTokens { get; private set; }

    /// <summary>Sum of <see cref="FirstTokens"/>, microseconds.</summary>
    public Int128 FirstTokenSum { get; private set; }

    /// <summary>Token counts.</summary>
    public UsageSums Usage { get; } = new();

    /// <summary>True when everything has been taken out again.</summary>
    public bool IsZero => HasZeroNumbers && Usage.Keys.Count == 0 && Durations is LogSketch { IsEmpty: true };

    /// <summary>True when all plain numbers are 0.</summary>
    public bool HasZeroNumbers =>
        Count == 0 && Finished == 0 && Spans == 0 && Costed == 0 && Cost == 0 && Errors == 0 && Inputs == 0 && Outputs == 0 && Metadata == 0 && Tags == 0
        && LlmSpans == 0 && DurationSum == 0;

    /// <summary>Cost in USD.</summary>
    public double CostUsd => (double)Cost / CostScale;

    /// <summary>Whole cost units of an amount in USD; absurd amounts are cut so that sums cannot overflow.</summary>
    public static Int128 CostUnits(double usd) => double.IsFinite(usd) ? (Int128)Math.Round(Math.Clamp(usd, -1e12, 1e12) * CostScale) : 0;

    /// <summary>Counts one cost in (1) or out (-1).</summary>
    public void AddCost(double? usd, int sign)
    {
        var units = CostUnits(usd ?? 0);
        Cost += sign * units;
        if (units > 0)
            Costed += sign;
    }

    /// <summary>
    /// Counts one duration in (1) or out (-1). An open row, and one whose start is not known yet (the epoch), has none.
    /// </summary>
    public void AddDuration(long start, long? end, int sign)
    {
        if (end is not { } time || start == 0)
            return;
        Finished += sign;
        DurationSum += sign * (time - start);
        Durations.Add(time - start, sign);
    }

    /// <summary>Counts the wait for a first token, milliseconds, of as many rows as <paramref name="weight"/> says.</summary>
    public void AddFirstToken(double? milliseconds, int weight)
    {
        if (milliseconds is not (>= 0 and < 1e12))
            return;
        var time = (long)(milliseconds.Value * 1000);
        (FirstTokens ??= new LogSketch()).Add(time, weight);
        FirstTokenSum += weight * (Int128)time;
    }

    /// <summary>Adds (1) or takes out (-1) a cell with a sketch.</summary>
    public void Add(RollupCell other, int sign)
    {
        AddNumbers(other, sign);
        if (other.Durations is LogSketch sketch)
            Durations.Add(sketch, sign);
        else
            ((ExactDurations)Durations).Add((ExactDurations)other.Durations);
        Usage.Add(other.Usage, sign);
        if (other.FirstTokens is { } tokens)
        {
            (FirstTokens ??= new LogSketch()).Add(tokens, sign);
            FirstTokenSum += sign * other.FirstTokenSum;
        }
    }

    /// <summary>Sets the plain numbers to 0.</summary>
    public void ClearNumbers()
    {
        (Count, Errors, Inputs, Outputs, Metadata, Tags) = (0, 0, 0, 0, 0, 0);
        (Spans, LlmSpans, Cost, Costed, DurationSum, Finished) = (0, 0, 0, 0, 0, 0);
    }

    /// <summary>Multiplies the counts and sums that follow the number of rows, of which only a sample was read.</summary>
    public void Scale(double ratio)
    {
        Count = (long)Math.Round(Count * ratio);
        Errors = (long)Math.Round(Errors * ratio);
        Cost = (Int128)((double)Cost * ratio);
        foreach (var (key, usage) in Usage.Keys.ToList())
            Usage.Add(key, (long)(usage.Sum * (ratio - 1)), 0);
    }

    /// <summary>Adds the plain numbers only.</summary>
    public void AddNumbers(RollupCell other, int sign)
    {
        Count += sign * other.Count;
        Errors += sign * other.Errors;
        Inputs += sign * other.Inputs;
        Outputs += sign * other.Outputs;
        Metadata += sign * other.Metadata;
        Tags += sign * other.Tags;
        Spans += sign * other.Spans;
        LlmSpans += sign * other.LlmSpans;
        Cost += sign * other.Cost;
        Costed += sign * other.Costed;
        DurationSum += sign * other.DurationSum;
        Finished += sign * other.Finished;
    }
}
