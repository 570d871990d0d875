using System.Text.Json;
using Opik.Contracts;

namespace Opik.Optimizations;

/// <summary>What to change of an optimization; what is null stays. Python: <c>Optimization.update</c>.</summary>
public sealed record OptimizationUpdate
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>How far it is.</summary>
    public OptimizationStatus? Status { get; init; }

    /// <summary>Why it failed.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>Metadata, an object.</summary>
    public JsonElement? Metadata { get; init; }
}
