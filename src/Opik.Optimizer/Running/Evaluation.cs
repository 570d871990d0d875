namespace Opik.Optimizer;

/// <summary>A candidate that was tried.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Number">Number of the trial; 0: the prompt of the beginning.</param>
/// <param name="Rows">How it did on each row.</param>
public sealed record Evaluation(Candidate Candidate, int Number, IReadOnlyList<RowScore> Rows)
{
    /// <summary>Mean of the finite scores.</summary>
    /// <exception cref="OptimizationException">None is finite.</exception>
    public double Score { get; } = Mean(Rows);

    /// <summary>Sum of the scores.</summary>
    internal double Sum => Rows.Sum(static row => row.Score);

    private static double Mean(IReadOnlyList<RowScore> rows)
    {
        var finite = rows.Where(static row => double.IsFinite(row.Score)).ToList();
        return finite.Count > 0 ? finite.Average(static row => row.Score) : throw new OptimizationException("The metric gave no finite score.");
    }
}
