using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>A tool that the model wants to be called.</summary>
/// <param name="Id">Id of the call, repeated by its result.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Arguments by name.</param>
/// <param name="Signature">What Gemini wants back with the call, so that it finds its thoughts again.</param>
internal sealed record ChatToolCall(string Id, string Name, JsonObject Arguments, string? Signature);
