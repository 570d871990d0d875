namespace Opik.Optimizer;

/// <summary>How often individuals are mutated: more often while nothing gets better, and when all have become alike.</summary>
internal sealed class MutationRate(double rate, bool isAdaptive)
{
    private const double Alike = 0.7;
    private const double Most = 0.4;
    private const double Least = 0.1;
    private readonly List<double> _bests = [];
    private int _stagnant;

    /// <summary>Notes the best score of a generation.</summary>
    public void Note(double best)
    {
        if (_bests.Count > 0)
            _stagnant = Gain(_bests[^1], best) < 0.01 ? _stagnant + 1 : 0;
        _bests.Add(best);
    }

    /// <summary>The rate for a population of this diversity.</summary>
    public double Next(double diversity)
    {
        if (!isAdaptive || _bests.Count < 2)
            return rate;
        var gain = Gain(_bests[^2], _bests[^1]);
        var isAlike = diversity < Alike;
        var bonus = isAlike ? 0.5 * (Alike - diversity) : 0;
        return _stagnant >= 3 ? Math.Min((2.5 * rate) + bonus, Most)
            : gain < 0.01 && isAlike ? Math.Min((2 * rate) + bonus, Most)
            : gain < 0.01 ? Math.Min((1.5 * rate) + (0.5 * bonus), Most)
            : gain > 0.05 ? Math.Max((0.8 * rate) + (0.3 * bonus), Least)
            : Math.Min(rate + bonus, Most);
    }

    private static double Gain(double before, double now) => HierarchicalReflectionAlgorithm.Change(before, now);
}
