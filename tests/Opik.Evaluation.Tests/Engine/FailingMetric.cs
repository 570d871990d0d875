namespace Opik.Evaluation.Tests.Engine;

/// <summary>Throws.</summary>
internal sealed class FailingMetric() : Metric("failing")
{
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output")];

    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        throw new MetricComputationException("no luck");
}
