namespace Opik.Llm;

/// <summary>A model and where it is asked.</summary>
/// <param name="Endpoint">Where.</param>
/// <param name="Model">Its name there.</param>
/// <param name="Schemas">How it is held to a schema.</param>
internal sealed record ModelTarget(ChatEndpoint Endpoint, string Model, SchemaMode Schemas = SchemaMode.Auto);
