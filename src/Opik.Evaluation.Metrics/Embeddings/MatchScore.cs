namespace Opik.Evaluation.Embeddings;

/// <summary>How well tokens match.</summary>
/// <param name="Precision">Mean similarity of the output's tokens to the nearest of the reference.</param>
/// <param name="Recall">Mean similarity of the reference's tokens to the nearest of the output.</param>
/// <param name="F1">Their harmonic mean.</param>
internal readonly record struct MatchScore(double Precision, double Recall, double F1)
{
    /// <summary>The larger of each.</summary>
    public MatchScore Best(MatchScore other) => new(Math.Max(Precision, other.Precision), Math.Max(Recall, other.Recall), Math.Max(F1, other.F1));

    /// <summary>Stretched so that the baseline becomes 0.</summary>
    public MatchScore Over(BertScoreBaseline baseline) =>
        new(Stretch(Precision, baseline.Precision), Stretch(Recall, baseline.Recall), Stretch(F1, baseline.F1));

    private static double Stretch(double value, double baseline) => (value - baseline) / (1 - baseline);
}
