namespace Opik.Llm;

/// <summary>A model that people can choose.</summary>
/// <param name="Id">Name at the provider.</param>
/// <param name="QualifiedName">Name that says the provider as well, where the bare one would be taken for another's; null: the bare one does.</param>
/// <param name="IsStructured">Whether answers can be held to a JSON schema.</param>
/// <param name="IsReasoning">Whether the model thinks before it answers, and takes an effort instead of a temperature.</param>
public sealed record ListedModel(string Id, string? QualifiedName, bool IsStructured, bool IsReasoning);
