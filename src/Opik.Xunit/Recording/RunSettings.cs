namespace Opik.Xunit.Recording;

/// <summary>What one may choose for a run, from the environment: tests have no other place that is not code.</summary>
/// <param name="IsEnabled"><c>OPIK_XUNIT_ENABLED</c>: whether runs become experiments. Default: yes; <c>false</c> or <c>0</c> switch it off.</param>
/// <param name="DatasetName"><c>OPIK_XUNIT_DATASET</c>: dataset of tests whose data come from nowhere else. Default: <c>tests</c>.</param>
/// <param name="ExperimentName"><c>OPIK_EXPERIMENT_NAME</c>: name of the experiment. Default: <c>Test-Suite-</c> and the time.</param>
internal sealed record RunSettings(bool IsEnabled, string DatasetName, string? ExperimentName)
{
    public static RunSettings Current { get; } = Read(Environment.GetEnvironmentVariable);

    public static RunSettings Read(Func<string, string?> variable) => new(
        variable("OPIK_XUNIT_ENABLED")?.Trim().ToLowerInvariant() is not ("false" or "0" or "no"),
        variable("OPIK_XUNIT_DATASET") is { Length: > 0 } dataset ? dataset : "tests",
        variable("OPIK_EXPERIMENT_NAME") is { Length: > 0 } name ? name : null);
}
