namespace Opik.Evaluation.Judges.Quality;

/// <summary>
/// Verdicts against labels. Rates are null where they are not defined, as the precision of a judge that never says yes.
/// </summary>
/// <param name="TruePositives">Yes, and rightly so.</param>
/// <param name="FalsePositives">Yes, but the label says no.</param>
/// <param name="TrueNegatives">No, and rightly so.</param>
/// <param name="FalseNegatives">No, but the label says yes.</param>
public sealed record ConfusionMatrix(int TruePositives, int FalsePositives, int TrueNegatives, int FalseNegatives)
{
    /// <summary>All verdicts.</summary>
    public int Total => TruePositives + FalsePositives + TrueNegatives + FalseNegatives;

    /// <summary>Share of verdicts that are as the labels, 0 to 1.</summary>
    public double? Agreement => Ratio(TruePositives + TrueNegatives, Total);

    /// <summary>Share of right ones among the yeses, 0 to 1.</summary>
    public double? Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>Share of labels yes that were found, 0 to 1.</summary>
    public double? Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Harmonic mean of precision and recall, 0 to 1.</summary>
    public double? F1 => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>
    /// Agreement beyond chance, -1 to 1: 0 is what guessing at the same rates gives. J. Cohen, "A coefficient of agreement for
    /// nominal scales", 1960. Null: judge and labels say the same single thing of all.
    /// </summary>
    public double? Kappa
    {
        get
        {
            if (Total == 0)
                return null;
            double total = Total;
            var observed = (TruePositives + TrueNegatives) / total;
            var yes = (TruePositives + FalsePositives) / total * ((TruePositives + FalseNegatives) / total);
            var no = (TrueNegatives + FalseNegatives) / total * ((TrueNegatives + FalsePositives) / total);
            return yes + no == 1 ? null : (observed - (yes + no)) / (1 - (yes + no));
        }
    }

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
