using Opik.Llm;

namespace Opik.Evaluation.Judges.Quality;

/// <summary>How well a judge agreed with labels.</summary>
public sealed class JudgeQualityReport
{
    private readonly TimeSpan[] _latencies;

    internal JudgeQualityReport(string judge, string set, double threshold, IReadOnlyList<JudgedExample> examples, TimeSpan duration)
    {
        (Judge, Set, Threshold, Examples, Duration) = (judge, set, threshold, examples, duration);
        Matrix = new ConfusionMatrix(Count(true, true), Count(true, false), Count(false, false), Count(false, true));
        _latencies = [.. examples.Select(example => example.Latency).Order()];
    }

    /// <summary>Name of the judge.</summary>
    public string Judge { get; }

    /// <summary>Name of the labelled set.</summary>
    public string Set { get; }

    /// <summary>From which score on the judge says yes.</summary>
    public double Threshold { get; }

    /// <summary>All examples, in the order of the set.</summary>
    public IReadOnlyList<JudgedExample> Examples { get; }

    /// <summary>Verdicts against labels. What could not be judged is not in it.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <summary>Those where judge and label differ, in the order of the set.</summary>
    public IEnumerable<JudgedExample> Disagreements => Examples.Where(example => example.IsDisagreement);

    /// <summary>Those that could not be judged.</summary>
    public IEnumerable<JudgedExample> Failures => Examples.Where(example => example.Verdict is null);

    /// <summary>Calls, tokens and cost; null: they were not counted.</summary>
    public ModelConsumption? Use { get; init; }

    /// <summary>Cost in USD; null: it was not counted, or the price of a call is not known.</summary>
    public decimal? Cost => Use is { CallsWithoutCost: 0 } ? Use.Cost : null;

    /// <summary>How long all took together.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The latency that a share of the examples does not exceed (nearest rank).</summary>
    /// <param name="share">Above 0, up to 1: 0.5 is the median.</param>
    public TimeSpan Latency(double share)
    {
        if (share is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share is above 0, and 1 at most.");
        return _latencies[(int)Math.Ceiling(share * _latencies.Length) - 1];
    }

    private int Count(bool verdict, bool label) => Examples.Count(example => example.Verdict == verdict && example.Example.Label == label);
}
