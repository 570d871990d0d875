using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>A value in a trace.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Value">The value; null: the JSON null.</param>
internal readonly record struct TraceMatch(string Path, JsonNode? Value);
