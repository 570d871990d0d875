using Opik.Evaluation;

namespace Opik.Xunit.Tests.Program;

internal sealed class SameTextMetric() : Metric("same")
{
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("expected_output")];

    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        new(new ScoreResult(Name, arguments.Text("output") == arguments.Text("expected_output") ? 1 : 0) { Reason = "compared" });
}
