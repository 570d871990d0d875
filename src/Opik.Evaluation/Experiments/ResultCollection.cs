using Opik.Evaluation.Results;

namespace Opik.Evaluation.Experiments;

/// <summary>The results of an experiment, in whatever order runs end.</summary>
internal sealed class ResultCollection(bool keeps)
{
    private readonly Lock gate = new();
    private readonly List<(long Order, TestResult Result)> kept = [];

    /// <summary>Adds the result of a run.</summary>
    public void Add(long order, TestResult result)
    {
        if (!keeps)
            return;
        lock (gate)
            kept.Add((order, result));
    }

    /// <summary>The results in the order of their items.</summary>
    public IReadOnlyList<TestResult> InOrder()
    {
        lock (gate)
            return [.. kept.OrderBy(entry => entry.Order).Select(entry => entry.Result)];
    }
}
