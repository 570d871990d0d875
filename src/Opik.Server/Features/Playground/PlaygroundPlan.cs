using Opik.Server.Features.ExperimentRuns;

namespace Opik.Server.Features.Playground;

/// <summary>A run as it is stored: everything is decided.</summary>
/// <param name="Run">What is run.</param>
/// <param name="Variants">What people see of the variants, in the order of <see cref="RunPlan.Variants"/>.</param>
/// <param name="Dataset">Name of the dataset; null: values given by hand.</param>
/// <param name="Version">Name of its version, <c>v12</c>.</param>
/// <param name="Available">Rows that there would have been without a limit.</param>
/// <param name="Concurrency">Calls at a time.</param>
/// <param name="CallsPerMinute">Calls begun in a minute; null: as many as the provider takes.</param>
internal sealed record PlaygroundPlan(RunPlan Run, IReadOnlyList<PlaygroundVariant> Variants, string? Dataset, string? Version, long Available, int Concurrency, int? CallsPerMinute)
{
    /// <summary>Enough to keep a provider busy, below the limits of small accounts.</summary>
    public const int DefaultConcurrency = 8;
}
