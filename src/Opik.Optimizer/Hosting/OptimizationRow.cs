using System.Text.Json.Nodes;

namespace Opik.Optimizer;

/// <summary>A row that candidates are tried on.</summary>
/// <param name="Id">Id of the dataset item.</param>
/// <param name="Data">Its fields.</param>
public sealed record OptimizationRow(Guid Id, JsonObject Data);
