namespace Opik.Evaluation.Benchmarks.Harness;

/// <summary>Costs nothing, so that what remains is the harness.</summary>
internal sealed class ConstantMetric(string name, bool isTracked) : Metric(name, new MetricOptions { Track = isTracked })
{
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("reference")];

    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => ValueTask.FromResult(new ScoreResult(Name, 1));
}
