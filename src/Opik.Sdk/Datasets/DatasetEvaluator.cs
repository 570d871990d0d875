using System.Text.Json.Nodes;

namespace Opik.Datasets;

/// <summary>A check that belongs to a suite or an item.</summary>
/// <param name="Name">Name, not blank.</param>
/// <param name="Type"><c>llm_judge</c> or <c>code_metric</c>.</param>
/// <param name="Config">What it does.</param>
public sealed record DatasetEvaluator(string Name, string Type, JsonNode Config);
