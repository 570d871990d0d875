using System.Text.Json.Nodes;

namespace Opik.Optimizer;

/// <summary>A question of an algorithm to the model that thinks about prompts.</summary>
/// <param name="Key">Names it within the run; the same each time the run is repeated.</param>
/// <param name="Messages">The conversation.</param>
/// <param name="Schema">JSON schema of the answer, an object.</param>
/// <param name="Seed">Seed, for models that take one.</param>
public sealed record ModelQuestion(string Key, IReadOnlyList<PromptMessage> Messages, JsonObject Schema, int Seed);
