using System.Globalization;

namespace Opik.Evaluation.Terminal;

/// <summary>Means of the scores so far, as the text beside a bar.</summary>
internal sealed class RunningMeans
{
    // More would not fit into a line.
    private const int MostNames = 4;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (double Sum, long Count)> sums = new(StringComparer.Ordinal);

    public void Add(IReadOnlyList<ScoreResult> scores)
    {
        lock (gate)
        {
            foreach (var score in scores)
            {
                if (score.ScoringFailed || !double.IsFinite(score.Value))
                    continue;
                var (sum, count) = sums.GetValueOrDefault(score.Name);
                sums[score.Name] = (sum + score.Value, count + 1);
            }
        }
    }

    public override string ToString()
    {
        lock (gate)
            return string.Join(" ", sums.Take(MostNames).Select(mean => string.Create(CultureInfo.InvariantCulture, $"{mean.Key}={mean.Value.Sum / mean.Value.Count:0.0000}")));
    }
}
