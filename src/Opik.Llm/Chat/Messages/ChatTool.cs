using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>A tool that the model may ask for.</summary>
internal sealed record ChatTool(string Name, string? Description, JsonObject? Parameters);
