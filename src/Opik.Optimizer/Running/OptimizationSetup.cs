using System.Text.Json.Nodes;

namespace Opik.Optimizer;

/// <summary>What is to be optimized.</summary>
public sealed record OptimizationSetup
{
    /// <summary>The prompt to begin with; not empty.</summary>
    public required IReadOnlyList<PromptMessage> Messages { get; init; }

    /// <summary>Rows that candidates are tried on; not empty.</summary>
    public required IReadOnlyList<OptimizationRow> Rows { get; init; }

    /// <summary>What the metric asks for, for models that think about prompts; empty: not said.</summary>
    public string Task { get; init; } = string.Empty;

    /// <summary>Settings of the algorithm, by their names in Python.</summary>
    public JsonObject Parameters { get; init; } = [];

    /// <summary>Trials that the run was planned with: what an algorithm sizes itself by, though the limit may change on the way. Default: 10.</summary>
    public int PlannedTrials { get; init; } = 10;

    /// <summary>Seed of everything random. Default: 42.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Score from which on nothing is left to improve. Default: 0.95.</summary>
    public double PerfectScore { get; init; } = 0.95;

    /// <summary>Whether the run ends at <see cref="PerfectScore"/>. Default: it does.</summary>
    public bool SkipPerfectScore { get; init; } = true;
}
