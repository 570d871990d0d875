namespace Opik.Evaluation.Tests.Engine;

/// <summary>1 when output and reference are the same text.</summary>
internal sealed class SameText(MetricOptions? options = null) : Metric("same_text", options)
{
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("reference")];

    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ScoreResult(Name, arguments.Text("output") == arguments.Text("reference") ? 1 : 0) { Reason = "compared" });
}
